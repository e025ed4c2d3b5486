package dev.faas.invoker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Context;
import dev.faas.FunctionDefinition;
import dev.faas.FunctionFactory;
import dev.faas.Lifecycle;
import dev.faas.Payload;
import dev.faas.RawHandler;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.isolation.SharedState;
import dev.faas.invoker.log.PlatformLine;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The bug that SnapStart is known for: restored environments that share what should be unique. */
class UniqueStateTest extends InvokerTest {

  private static final FunctionSettings SNAP_START =
      SETTINGS.withIsolation(Isolation.ISOLATED).withSnapStart(true);
  private static final Payload EVENT = Payload.of("{}");

  private LocalFunction<Payload, Payload> deploy(Class<?> handler) {
    return invoker.deploy(handler.getName(), SNAP_START).publish();
  }

  /** Two environments, each restored from the snapshot; what the first invocation of each answers. */
  private static List<String> results(LocalFunction<Payload, Payload> function) {
    String first = returned(function.invoke(EVENT)).result().text();
    function.dropEnvironments();
    return List.of(first, returned(function.invoke(EVENT)).result().text());
  }

  private static List<String> fields(LocalFunction<?, ?> function) {
    return function.sharedUniqueState().stream().map(SharedState::field).toList();
  }

  private static List<String> notices(Outcome<?> outcome) {
    return outcome.invocation().logLines().stream()
        .filter(PlatformLine.Notice.class::isInstance)
        .map(line -> ((PlatformLine.Notice) line).message())
        .toList();
  }

  /** Makes its id in the init phase. */
  public static final class WithId implements RawHandler {
    private static final UUID ID = UUID.randomUUID();

    @Override
    public Payload handle(Payload event, Context context) {
      return Payload.of("\"" + ID + "\"");
    }
  }

  @Test
  void anIdOfTheInitPhaseIsTheSameInTwoRestoredEnvironmentsAndThatIsNamed() {
    LocalFunction<Payload, Payload> function = deploy(WithId.class);

    assertThat(function.sharedUniqueState()).isEmpty();
    List<String> results = results(function);

    assertThat(results.get(0)).isEqualTo(results.get(1));
    String id = results.get(0).substring(1, 37);
    assertThat(function.sharedUniqueState())
        .containsExactly(new SharedState(WithId.class.getName() + ".ID", id));
  }

  @Test
  void eachRestoredEnvironmentSaysSoInItsFirstInvocation() {
    LocalFunction<Payload, Payload> function = deploy(WithId.class);

    Outcome<Payload> first = function.invoke(EVENT);
    Outcome<Payload> warm = function.invoke(EVENT);
    function.dropEnvironments();
    Outcome<Payload> second = function.invoke(EVENT);

    String start = returned(first).result().text().substring(1, 9);
    String message = WithId.class.getName() + ".ID = " + start + "… is the same in every"
        + " environment restored from this snapshot: the init phase made it. Make it in afterRestore"
        + " (Lifecycle or org.crac), or at its first use.";
    assertThat(notices(first)).containsExactly(message);
    assertThat(notices(warm)).isEmpty();
    assertThat(notices(second)).containsExactly(message);
  }

  /** Makes its id again after a restore. */
  public static final class Renewing implements RawHandler, Lifecycle {
    private static UUID id = UUID.randomUUID();

    @Override
    public void afterRestore() {
      id = UUID.randomUUID();
    }

    @Override
    public Payload handle(Payload event, Context context) {
      return Payload.of("\"" + id + "\"");
    }
  }

  @Test
  void whatIsMadeAgainAfterTheRestoreIsUnique() {
    LocalFunction<Payload, Payload> function = deploy(Renewing.class);

    assertThat(results(function)).doesNotHaveDuplicates();
    assertThat(function.sharedUniqueState()).isEmpty();
  }

  /** Makes its id when it is first asked for. */
  public static final class Lazy implements RawHandler {
    private static final class Holder {
      private static final UUID ID = UUID.randomUUID();
    }

    /** Has no static initialiser, but inherits one. */
    private static final class Heir extends Parent {
      static UUID mine;
    }

    private static class Parent {
      static final String NAME = String.valueOf(System.getProperty(Lazy.class.getName()));

      static {
        System.setProperty(Lazy.class.getName(), "initialised");
      }
    }

    private final Class<?> loaded = Heir.class;

    @Override
    public Payload handle(Payload event, Context context) {
      return Payload.of("\"" + Holder.ID + loaded.getSimpleName() + "\"");
    }
  }

  @Test
  void whatIsMadeAtItsFirstUseIsUniqueAndLookingForItDoesNotMakeIt() {
    LocalFunction<Payload, Payload> function = deploy(Lazy.class);

    assertThat(results(function)).doesNotHaveDuplicates();
    assertThat(function.sharedUniqueState()).isEmpty();
    assertThat(System.getProperty(Lazy.class.getName())).isNull();
  }

  /** Depends on no chance. */
  public static final class Constant implements RawHandler {
    private static final Random FIXED = new Random(42);
    private static final SplittableRandom ALSO_FIXED = new SplittableRandom(42);
    private static final SecureRandom SAFE = new SecureRandom();
    private static final Instant START = Instant.now();
    private static final long MILLIS = System.currentTimeMillis();
    private static final List<String> TABLES = List.of("orders", "pets");
    private static final Set<Object> UNORDERED = new HashSet<>();

    static {
      for (int i = 0; i < 20; i++) {
        UNORDERED.add(new Object());
      }
    }

    @Override
    public Payload handle(Payload event, Context context) {
      return Payload.of("[%d, %d, %d, %d, %d, %d]"
          .formatted(
              FIXED.nextInt(),
              ALSO_FIXED.nextInt(),
              SAFE.nextInt(),
              START.getNano(),
              MILLIS,
              TABLES.size() + UNORDERED.size()));
    }
  }

  @Test
  void whatChanceHasNoPartInIsNoFinding() {
    LocalFunction<Payload, Payload> function = deploy(Constant.class);

    results(function);

    assertThat(function.sharedUniqueState()).isEmpty();
  }

  /** Has chance in many places. */
  public static class Many implements RawHandler {
    static class Table {
      final String name = "orders";
      final byte[] key = new byte[32];
    }

    static class Node {
      final Node self = this;
      final long number = chance.nextLong();
    }

    private static Random chance;
    private static SplittableRandom splittable = new SplittableRandom();

    protected final Node node;
    private final Optional<Table> table;
    private final Map<String, List<UUID>> ids;
    private final Object[] array;
    private final Runnable none = () -> {};

    /** Makes them. */
    public Many() {
      draw();
      node = new Node();
      Table orders = new Table();
      chance.nextBytes(orders.key);
      table = Optional.of(orders);
      ids = Collections.unmodifiableMap(Map.of("a", List.of(UUID.randomUUID())));
      array = new Object[] {"fixed", Math.random()};
    }

    private static void draw() {
      chance = new Random();
    }

    @Override
    public Payload handle(Payload event, Context context) {
      none.run();
      return Payload.of("\"" + splittable.nextInt() + table + ids + array.length + node + "\"");
    }
  }

  /** Inherits fields. */
  public static final class More extends Many {}

  @Test
  void fieldsAreFoundInTheHandlerInWhatItInheritsAndInWhatItRefersTo() {
    LocalFunction<Payload, Payload> function = deploy(More.class);

    results(function);

    String more = More.class.getName();
    String many = Many.class.getName();
    assertThat(fields(function))
        .containsExactlyInAnyOrder(
            many + ".chance",
            many + ".splittable",
            more + ".node.number",
            more + ".table.key",
            more + ".ids[a][0]",
            more + ".array[1]");
  }

  @Test
  void aGeneratorIsNamedByItsClass() {
    Outcome<Payload> outcome = deploy(More.class).invoke(EVENT);

    assertThat(notices(outcome))
        .anyMatch(notice -> notice.startsWith(
            Many.class.getName() + ".chance = java.util.Random is the same in every"))
        .anyMatch(notice -> notice.startsWith(Many.class.getName()
            + ".splittable = java.util.SplittableRandom is the same in every"));
  }

  /** Is found in a definition, too. */
  public static final class Defined implements RawHandler {
    private final String name;

    /** By the standard factory. */
    public Defined(FunctionFactory.World world) {
      name = world.function().name() + Math.random();
    }

    @Override
    public Payload handle(Payload event, Context context) {
      return Payload.of("\"" + name + "\"");
    }
  }

  @Test
  void theHandlerOfADefinitionIsLookedAtAsWell() {
    LocalFunction<Payload, Payload> function =
        invoker.deploy(FunctionDefinition.of(Defined.class), SNAP_START).publish();

    assertThat(new HashSet<>(results(function))).hasSize(1);
    assertThat(fields(function)).containsExactly(Defined.class.getName() + ".name");
  }

  @Test
  void withoutSnapStartNothingIsShared() {
    LocalFunction<Payload, Payload> function =
        invoker.deploy(WithId.class.getName(), SETTINGS.withIsolation(Isolation.ISOLATED));

    assertThat(results(function)).doesNotHaveDuplicates();
    assertThat(function.sharedUniqueState()).isEmpty();
  }

  /** Says how often it is made. */
  public static final class Speaking implements RawHandler {
    /** Says it. */
    public Speaking() {
      System.out.println("made");
    }

    @Override
    public Payload handle(Payload event, Context context) {
      return event;
    }
  }

  @Test
  void theInitPhaseWithAnotherChanceIsNotHeard() {
    LocalFunction<Payload, Payload> function = deploy(Speaking.class);

    assertThat(function.logGroup().lines())
        .filteredOn(line -> line.text().endsWith("made"))
        .hasSize(1);
    assertThat(function.logGroup().streams()).hasSize(1);
  }
}
