package dev.faas;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All parts of one function that want to be told, the outermost first. */
final class Lifecycles implements Lifecycle {

  static final Lifecycle NONE = new Lifecycles(List.of());

  private final List<Lifecycle> inward;
  private final List<Lifecycle> outward;

  private Lifecycles(List<Lifecycle> inward) {
    this.inward = inward;
    List<Lifecycle> reversed = new ArrayList<>(inward);
    Collections.reverse(reversed);
    this.outward = reversed;
  }

  /** Those of these parts that are interested; one that stands there twice is told once. */
  static Lifecycle of(List<?> parts) {
    Set<Object> known = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Lifecycle> interested = new ArrayList<>();
    for (Object part : parts) {
      if (part instanceof Lifecycle lifecycle && known.add(part)) {
        interested.add(lifecycle);
      }
    }
    return interested.isEmpty() ? NONE : new Lifecycles(interested);
  }

  /** What fails ends it: the others have no environment to be made for. */
  @Override
  public void init(FunctionFactory.World world) throws Exception {
    for (Lifecycle part : inward) {
      part.init(world);
    }
  }

  @Override
  public void beforeCheckpoint() throws Exception {
    tellAll(outward, Lifecycle::beforeCheckpoint);
  }

  @Override
  public void afterRestore() throws Exception {
    tellAll(inward, Lifecycle::afterRestore);
  }

  @Override
  public void shutdown() throws Exception {
    tellAll(outward, Lifecycle::shutdown);
  }

  /** Tells each one, whatever the others throw; then throws the first failure with the rest in it. */
  private static void tellAll(List<Lifecycle> parts, Message message) throws Exception {
    @Nullable Exception first = null;
    for (Lifecycle part : parts) {
      try {
        message.tell(part);
      } catch (Exception failure) {
        if (first == null) {
          first = failure;
        } else if (first != failure) {
          first.addSuppressed(failure);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private interface Message {
    void tell(Lifecycle part) throws Exception;
  }
}
