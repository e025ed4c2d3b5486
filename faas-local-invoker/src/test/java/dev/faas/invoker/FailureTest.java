package dev.faas.invoker;

import static dev.faas.invoker.TextFormat.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Context;
import dev.faas.DecodeException;
import dev.faas.FunctionDefinition;
import dev.faas.FunctionFactory;
import dev.faas.Handler;
import dev.faas.Payload;
import dev.faas.invoker.fidelity.Reproduces;
import java.io.IOError;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest extends InvokerTest {

  @Test
  @Reproduces("exception-body")
  void anExceptionIsReportedAsTheJavaRuntimeDoes() {
    LocalFunction<String, String> function = deploy((event, context) -> {
      throw new IllegalStateException("no stock", new IOException("hidden"));
    });

    Outcome.Failed<String> outcome = failed(function.invoke("x"));

    assertThat(outcome.errorType()).isEqualTo("java.lang.IllegalStateException");
    assertThat(outcome.errorMessage()).isEqualTo("no stock");
    assertThat(outcome.cause())
        .isInstanceOf(IllegalStateException.class)
        .hasCauseInstanceOf(IOException.class);
    assertThat(outcome.payload().text())
        .matches(
            "\\{\"errorMessage\":\"no stock\",\"errorType\":\"java.lang.IllegalStateException\","
                + "\"stackTrace\":\\[\"dev.faas.invoker.FailureTest.lambda\\$[^\"]*\\(FailureTest.java:\\d+\\)\"]}");
  }

  @Test
  @Reproduces("runtime-frames-are-cut")
  void framesOfTheRuntimeAreCutAndThoseOfFiltersStay() {
    FunctionDefinition<String, String> definition = FunctionDefinition.of(
            String.class, String.class, FailureTest::explode)
        .filteredBy((event, context, next) -> next.handle(event, context));

    Outcome<String> outcome = invoker.deploy(definition, TEXT, SETTINGS).invoke("x");

    assertThat(outcome.payload().text())
        .contains("FailureTest.explode", "FailureTest.lambda$framesOfTheRuntime")
        .doesNotContain("BoundFunction", "InvokePhase", "java.lang.Thread");
  }

  private static String explode(String event, Context context) {
    throw new UnsupportedOperationException();
  }

  @Test
  @Reproduces("exception-without-message")
  void anExceptionWithoutMessageHasItsClassAsMessage() {
    Outcome.Failed<String> outcome = failed(deploy(FailureTest::explode).invoke("x"));

    assertThat(outcome.errorMessage()).isEqualTo("java.lang.UnsupportedOperationException");
  }

  @Test
  void anExceptionWhoseMessageFailsIsReportedByItsClass() {
    class Evil extends RuntimeException {
      private static final long serialVersionUID = 1L;

      @Override
      public String getMessage() {
        throw new IllegalStateException();
      }
    }
    Outcome.Failed<String> outcome = failed(deploy((event, context) -> {
          throw new Evil();
        })
        .invoke("x"));

    assertThat(outcome.errorMessage())
        .isEqualTo(
            Evil.class.getName() + " (its message failed with java.lang.IllegalStateException)");
  }

  @Test
  void anExceptionWhoseMessageEndsInAnErrorIsReportedByItsClass() {
    class Endless extends RuntimeException {
      private static final long serialVersionUID = 1L;

      @Override
      public String getMessage() {
        throw new StackOverflowError();
      }
    }
    Outcome.Failed<String> outcome = failed(deploy((event, context) -> {
          throw new Endless();
        })
        .invoke("x"));

    assertThat(outcome.errorMessage())
        .isEqualTo(
            Endless.class.getName() + " (its message failed with java.lang.StackOverflowError)");
  }

  @Test
  void halfACharacterInAMessageIsReportedAsAQuestionMark() {
    Outcome.Failed<String> outcome = failed(deploy((event, context) -> {
          throw new IllegalStateException("cut \uD83D");
        })
        .invoke("x"));

    assertThat(outcome.payload().text()).startsWith("{\"errorMessage\":\"cut ?\",");
  }

  @Test
  @Reproduces("runtime-logs-what-was-thrown")
  void theRuntimeLogsWhatWasThrown() {
    Outcome<String> outcome = deploy(FailureTest::explode).invoke("x");

    assertThat(texts(outcome)).hasSize(4);
    assertThat(texts(outcome).get(1))
        .startsWith(
            "java.lang.UnsupportedOperationException: java.lang.UnsupportedOperationException\n")
        .contains("dev.faas.invoker.FailureTest.explode(FailureTest.java:")
        .doesNotContain("BoundFunction", "InvokePhase", "java.lang.Thread");
    assertThat(texts(outcome).get(3)).doesNotContain("Status");
  }

  @ParameterizedTest
  @ValueSource(
      classes = {IOException.class, RuntimeException.class, AssertionError.class, LinkageError.class
      })
  @Reproduces("ordinary-failures-leave-it-alive")
  void exceptionsAndOrdinaryErrorsLeaveTheEnvironmentAlive(Class<? extends Throwable> type) {
    assertThat(nextStartIsColdAfter(type)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(classes = {OutOfMemoryError.class, StackOverflowError.class, InternalError.class})
  @Reproduces("fatal-errors-end-it")
  void errorsOfTheVirtualMachineEndTheEnvironment(Class<? extends Throwable> type) {
    assertThat(nextStartIsColdAfter(type)).isTrue();
  }

  @Test
  @Reproduces("fatal-errors-end-it")
  void anIoErrorEndsTheEnvironment() {
    LocalFunction<String, String> function = deploy((event, context) -> {
      throw new IOError(new IOException("disk"));
    });

    assertThat(failed(function.invoke("x")).errorType()).isEqualTo("java.io.IOError");
    assertThat(function.invoke("x").invocation().coldStart()).isTrue();
  }

  @Test
  @Reproduces("fatal-errors-end-it")
  void aRealStackOverflowIsReportedAndEndsTheEnvironment() {
    class Deep implements Handler<String, String> {
      private int depth;

      @Override
      public String handle(String event, Context context) {
        depth++;
        return depth < 0 ? event : handle(event, context);
      }
    }
    LocalFunction<String, String> function = deploy(new Deep());

    assertThat(failed(function.invoke("x")).errorType()).isEqualTo("java.lang.StackOverflowError");
    assertThat(function.invoke("x").invocation().coldStart()).isTrue();
  }

  private boolean nextStartIsColdAfter(Class<? extends Throwable> type) {
    LocalFunction<String, String> function = deploy((event, context) -> {
      Throwable thrown = type.getConstructor().newInstance();
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (Exception) thrown;
    });
    assertThat(failed(function.invoke("x")).errorType()).isEqualTo(type.getName());
    return function.invoke("x").invocation().coldStart();
  }

  @Test
  @Reproduces("undecodable-event")
  void anEventThatCannotBeDecodedFailsAsOnTheServiceAndTheUserSeesWhy() {
    Outcome.Failed<String> outcome =
        failed(deploy((event, context) -> event).invokeRaw(Payload.of(TextFormat.UNREADABLE)));

    assertThat(outcome.payload().text())
        .isEqualTo("{\"errorMessage\":\"An error occurred during JSON parsing\","
            + "\"errorType\":\"java.lang.RuntimeException\",\"stackTrace\":[]}");
    assertThat(outcome.cause())
        .isInstanceOfSatisfying(
            DecodeException.class, failure -> assertThat(failure.found()).isEqualTo("a zero byte"));
  }

  @Test
  void aDecodeExceptionOfTheHandlerItselfIsNoFailureOfTheEvent() {
    Outcome.Failed<String> outcome = failed(deploy((event, context) -> {
          throw new DecodeException("order", "$.id", "a number", "text", null);
        })
        .invoke("x"));

    assertThat(outcome.errorType()).isEqualTo("dev.faas.DecodeException");
  }

  @Test
  @Reproduces("unencodable-result")
  void aResultThatCannotBeEncodedFailsAsOnTheService() {
    Outcome.Failed<String> outcome = failed(deploy((event, context) -> null).invoke("x"));

    assertThat(outcome.errorType()).isEqualTo("java.lang.RuntimeException");
    assertThat(outcome.errorMessage())
        .isEqualTo("An error occurred during JSON serialization of response");
    assertThat(outcome.cause()).isInstanceOf(NullPointerException.class);
  }

  @Test
  void aResultThatTheCallerCannotReadIsAFailure() {
    Outcome.Failed<String> outcome =
        failed(deploy((event, context) -> TextFormat.UNREADABLE).invoke("x"));

    assertThat(outcome.cause()).isInstanceOf(DecodeException.class);
  }

  /** Never made in the plain way. */
  static final class Constructed implements Handler<String, String> {
    private Constructed() {}

    @Override
    public String handle(String event, Context context) {
      return event;
    }
  }

  static FunctionFactory factory(Callable<Constructed> constructor) {
    return new FunctionFactory() {
      @Override
      public <H> Optional<H> create(Class<H> handlerClass, World world) throws Exception {
        return Optional.of(handlerClass.cast(constructor.call()));
      }
    };
  }

  @Test
  @Reproduces({"init-error-is-reported", "repeated-init-fails-the-invocation", "init-error-body"})
  void aConstructorThatFailsTwiceFailsTheInvocationAndIsTriedAgainAtTheNextOne() {
    int[] attempts = {0};
    FunctionDefinition<String, String> definition = FunctionDefinition.of(Constructed.class)
        .createdBy(factory(() -> {
          System.out.println("making");
          if (attempts[0]++ < 2) {
            throw new IllegalArgumentException("no table");
          }
          return new Constructed();
        }));
    LocalFunction<String, String> function = invoker.deploy(definition, TEXT, SETTINGS);

    Outcome.Failed<String> first = failed(function.invoke("x"));
    Outcome<String> second = function.invoke("x");

    assertThat(first.errorType()).isEqualTo("java.lang.IllegalArgumentException");
    assertThat(first.errorMessage()).isEqualTo("no table");
    assertThat(first.invocation().coldStart()).isTrue();
    assertThat(texts(first).get(0)).isEqualTo("making");
    assertThat(texts(first).get(1)).startsWith("no table: java.lang.IllegalArgumentException\n");
    assertThat(texts(first).get(2))
        .isEqualTo("INIT_REPORT Init Duration: 0.00 ms\tPhase: init\tStatus: error"
            + "\tError Type: Runtime.BadFunctionCode");
    assertThat(texts(first).get(3)).isEqualTo("making");
    assertThat(texts(first).subList(5, 9))
        .containsExactly(
            "INIT_REPORT Init Duration: 0.00 ms\tPhase: invoke\tStatus: error\tError Type: Runtime.BadFunctionCode",
            "START RequestId: " + first.invocation().requestId() + " Version: $LATEST",
            "END RequestId: " + first.invocation().requestId(),
            "REPORT RequestId: " + first.invocation().requestId()
                + "\tDuration: 0.00 ms\tBilled Duration: 1 ms\t"
                + "Memory Size: 128 MB\tMax Memory Used: 0 MB\tStatus: error\tError Type: Runtime.BadFunctionCode");
    assertThat(returned(second).result()).isEqualTo("x");
    assertThat(second.invocation().logStream()).isEqualTo(first.invocation().logStream());
  }

  @Test
  @Reproduces({"init-is-repeated", "bad-function-code", "repeated-init-is-inside-the-duration"})
  void aConstructorThatFailsOnceIsTriedAgainInsideTheInvocation() {
    int[] attempts = {0};
    LocalFunction<String, String> function = invoker.deploy(
        FunctionDefinition.of(Constructed.class).createdBy(factory(() -> {
          if (attempts[0]++ == 0) {
            time.advance(Duration.ofSeconds(2));
            throw new IllegalArgumentException("no table");
          }
          time.advance(Duration.ofSeconds(1));
          return new Constructed();
        })),
        TEXT,
        SETTINGS);

    Outcome<String> outcome = function.invoke("x");

    assertThat(returned(outcome).invocation().coldStart()).isTrue();
    assertThat(outcome.invocation().initDuration()).isNull();
    assertThat(outcome.invocation().duration()).isEqualTo(Duration.ofSeconds(1));
    assertThat(texts(outcome))
        .contains("INIT_REPORT Init Duration: 2000.00 ms\tPhase: init\tStatus: error"
            + "\tError Type: Runtime.BadFunctionCode")
        .last()
        .asString()
        .contains("\tDuration: 1000.00 ms\tBilled Duration: 1000 ms\t")
        .doesNotContain("Init Duration");
  }

  /** Cannot be loaded. */
  public static final class BrokenStatic implements Handler<String, String> {
    static final String VALUE = Optional.<String>empty().orElseThrow();

    @Override
    public String handle(String event, Context context) {
      return VALUE;
    }
  }

  @Test
  @Reproduces({"init-runs-the-function", "init-error-body"})
  void aStaticInitialiserThatFailsIsReported() {
    LocalFunction<String, String> function =
        invoker.deploy(FunctionDefinition.of(BrokenStatic.class), TEXT, SETTINGS);

    Outcome.Failed<String> outcome = failed(function.invoke("x"));

    assertThat(outcome.errorType()).isEqualTo("java.lang.ExceptionInInitializerError");
    assertThat(outcome.cause()).hasRootCauseInstanceOf(java.util.NoSuchElementException.class);
    assertThat(failed(function.invoke("x")).errorType())
        .as("on the service each process loads the class anew")
        .isEqualTo("java.lang.ExceptionInInitializerError");
  }

  @Test
  void aClassWithoutConstructorIsReportedWithAdvice() {
    LocalFunction<String, String> function =
        invoker.deploy(FunctionDefinition.of(Constructed.class), TEXT, SETTINGS);

    assertThat(failed(function.invoke("x")).errorMessage()).contains("createdBy");
  }
}
