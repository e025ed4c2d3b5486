package dev.faas.invoker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.faas.Payload;
import dev.faas.RawHandler;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.log.OutputLine;
import dev.faas.invoker.time.RealTime;
import java.time.Duration;
import java.util.List;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.junit.jupiter.api.Test;

/** {@code org.crac} from the deployment to the invocation. */
class CracTest extends InvokerTest {

  private static final FunctionSettings SNAP_START =
      SETTINGS.withSnapStart(true).withMemoryMegabytes(256).withTimeout(Duration.ofSeconds(60));
  private static final FunctionSettings ISOLATED = SNAP_START.withIsolation(Isolation.ISOLATED);
  private static final FunctionSettings FORKED = SNAP_START.withIsolation(Isolation.FORKED);
  private static final Payload EVENT = Payload.of("{}");

  /** Registers two resources that nothing else refers to, and answers how often they were restored. */
  public static class Resourceful implements RawHandler {
    private static int restored;

    /** With hooks that do not fail. */
    public Resourceful() {
      this("");
    }

    Resourceful(String failing) {
      register("one", failing);
      register("two", failing);
      System.gc();
    }

    private static void register(String name, String failing) {
      Core.getGlobalContext().register(new Resource() {
        @Override
        public void beforeCheckpoint(Context<? extends Resource> context) {
          say("before", name, failing);
        }

        @Override
        public void afterRestore(Context<? extends Resource> context) {
          restored++;
          say("after", name, failing);
        }
      });
    }

    private static void say(String when, String name, String failing) {
      System.out.println(when + " " + name);
      if (failing.equals(when)) {
        throw new IllegalStateException(name + " is not ready");
      }
    }

    @Override
    public Payload handle(Payload event, dev.faas.Context context) {
      return Payload.of(String.valueOf(restored));
    }
  }

  /** Fails before the snapshot. */
  public static final class FailingBefore extends Resourceful {
    /** With its hooks. */
    public FailingBefore() {
      super("before");
    }
  }

  /** Fails after a restore. */
  public static final class FailingAfter extends Resourceful {
    /** With its hooks. */
    public FailingAfter() {
      super("after");
    }
  }

  private static List<String> printed(LocalFunction<?, ?> function) {
    return function.logGroup().lines().stream()
        .filter(OutputLine.class::isInstance)
        .map(line -> ((OutputLine) line).headline())
        .filter(line -> line.startsWith("before ") || line.startsWith("after "))
        .toList();
  }

  private static String result(Outcome<Payload> outcome) {
    return returned(outcome).result().text();
  }

  @Test
  void isolatedHooksRunBackwardsAtTheDeploymentAndForwardsInEachEnvironment() {
    LocalFunction<Payload, Payload> function =
        invoker.deploy(Resourceful.class.getName(), ISOLATED).publish();
    assertThat(printed(function)).containsExactly("before two", "before one");

    Outcome<Payload> first = function.invoke(EVENT);
    function.dropEnvironments();
    Outcome<Payload> second = function.invoke(EVENT);

    assertThat(output(first)).containsExactly("after one", "after two");
    assertThat(output(second)).containsExactly("after one", "after two");
    assertThat(result(first)).isEqualTo("2");
    assertThat(result(second)).as("its own statics").isEqualTo("2");
  }

  @Test
  void aFailingHookBeforeTheSnapshotPreventsTheDeployment() {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> invoker.deploy(FailingBefore.class.getName(), ISOLATED).publish())
        .withMessageContaining("Error Type: Runtime.BeforeCheckpointError")
        .withMessageContaining("one is not ready")
        .withMessageContaining("two is not ready")
        .havingCause()
        .isExactlyInstanceOf(org.crac.CheckpointException.class);
  }

  @Test
  void aFailingHookAfterTheRestoreFailsTheInvocation() {
    LocalFunction<Payload, Payload> function =
        invoker.deploy(FailingAfter.class.getName(), ISOLATED).publish();

    Outcome.Failed<Payload> outcome = failed(function.invoke(EVENT));

    assertThat(outcome.errorType()).isEqualTo("org.crac.RestoreException");
    assertThat(String.join("\n", texts(outcome)))
        .contains("Status: error\tError Type: Runtime.AfterRestoreError")
        .contains("one is not ready")
        .contains("two is not ready");
  }

  private LocalInvoker real() {
    return LocalInvoker.builder().timeline(RealTime.create()).build();
  }

  @Test
  void hooksInAProcessOfItsOwnRunInThatProcessAndNoneIsLost() {
    try (LocalInvoker real = real()) {
      LocalFunction<Payload, Payload> function =
          real.deploy(Resourceful.class.getName(), FORKED).publish();
      assertThat(printed(function)).containsExactly("before two", "before one");

      Outcome<Payload> outcome = function.invoke(EVENT);

      assertThat(result(outcome)).isEqualTo("2");
      assertThat(output(outcome)).endsWith("after one", "after two");
    }
  }

  @Test
  void aHookThatFailsBeforeTheSnapshotInAProcessOfItsOwnPreventsTheDeployment() {
    try (LocalInvoker real = real()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> real.deploy(FailingBefore.class.getName(), FORKED).publish())
          .withMessageContaining("org.crac.CheckpointException")
          .withMessageContaining("Error Type: Runtime.BeforeCheckpointError")
          .withMessageContaining("one is not ready");
    }
  }

  @Test
  void aHookThatFailsAfterTheRestoreInAProcessOfItsOwnFailsTheInvocation() {
    try (LocalInvoker real = real()) {
      LocalFunction<Payload, Payload> function =
          real.deploy(FailingAfter.class.getName(), FORKED).publish();

      Outcome.Failed<Payload> outcome = failed(function.invoke(EVENT));

      assertThat(outcome.errorType()).isEqualTo("org.crac.RestoreException");
      assertThat(String.join("\n", texts(outcome))).contains("Runtime.AfterRestoreError");
    }
  }
}
