package dev.faas.invoker.isolated;

import dev.faas.invoker.isolated.calls.Constructions;
import dev.faas.invoker.isolated.calls.Exits;
import dev.faas.invoker.isolated.calls.Replaces;
import dev.faas.invoker.isolated.calls.Streams;
import dev.faas.invoker.isolated.calls.Variables;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All rules of {@link Replaces}, found by the call that they replace. Immutable. */
final class ReplacedCalls {

  /** The classes whose methods are called instead of those of the JDK. */
  static final List<Class<?>> HOLDERS =
      List.of(Constructions.class, Exits.class, Streams.class, Variables.class);

  private final Map<String, List<Replacement>> byCall = new HashMap<>();

  ReplacedCalls(List<Class<?>> holders) {
    for (Class<?> holder : holders) {
      for (Method method : holder.getMethods()) {
        Replaces rule = method.getAnnotation(Replaces.class);
        if (rule != null) {
          add(Replacement.of(method, rule));
        }
      }
    }
  }

  private void add(Replacement replacement) {
    List<Replacement> all = byCall.computeIfAbsent(
        replacement.name() + replacement.descriptor(), call -> new ArrayList<>());
    for (Replacement other : all) {
      if (other.owner() == replacement.owner() && other.isStatic() == replacement.isStatic()) {
        throw new IllegalStateException(
            replacement.method() + " and " + other.method() + " replace the same method");
      }
    }
    all.add(replacement);
  }

  /**
   * The rule for a call, or null where there is none.
   *
   * @param isStatic whether the call is
   * @param owner the class that the call names, as in class files
   * @param name what is called
   * @param descriptor its parameters and result
   * @param lineage knows the supertypes of the owner
   */
  @Nullable
  Replacement of(boolean isStatic, String owner, String name, String descriptor, Lineage lineage) {
    List<Replacement> candidates = byCall.get(name + descriptor);
    if (candidates == null) {
      return null;
    }
    if (name.equals(Replacement.CONSTRUCTOR)) {
      return constructor(candidates, owner);
    }
    Replacement narrowest = null;
    for (Class<?> inherited : lineage.inherits(owner, name, descriptor)) {
      for (Replacement candidate : candidates) {
        boolean fits = candidate.isStatic() == isStatic
            && candidate.owner().isAssignableFrom(inherited)
            && (narrowest == null || narrowest.owner().isAssignableFrom(candidate.owner()));
        narrowest = fits ? candidate : narrowest;
      }
    }
    return narrowest;
  }

  private static @Nullable Replacement constructor(List<Replacement> candidates, String owner) {
    for (Replacement candidate : candidates) {
      if (candidate.owner().getName().replace('.', '/').equals(owner)) {
        return candidate;
      }
    }
    return null;
  }
}
