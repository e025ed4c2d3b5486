package dev.faas.invoker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.invoker.fidelity.Reproduces;
import java.io.IOException;
import java.io.PrintWriter;
import org.junit.jupiter.api.Test;

/** What a caller and the log see of where something was thrown. */
class FramesTest extends InvokerTest {

  @Test
  @Reproduces("runtime-logs-what-was-thrown")
  void framesOfTheRuntimeAreCutInTheLogFromCausesToo() {
    Outcome<String> outcome = deploy((event, context) -> {
          throw new IllegalStateException(
              "no stock", new IOException("disk", new UnsupportedOperationException()));
        })
        .invoke("x");

    assertThat(texts(outcome).get(1))
        .contains("Caused by: java.io.IOException: disk", "UnsupportedOperationException")
        .doesNotContain("InvokePhase", "OwnThread", "java.lang.Thread");
    assertThat(failed(outcome).cause().getStackTrace()[0].getMethodName())
        .startsWith("lambda$framesOfTheRuntimeAreCutInTheLog");
  }

  @Test
  void anExceptionThatKeepsItsStackTraceToItselfIsReportedWithoutOne() {
    class Secretive extends RuntimeException {
      private static final long serialVersionUID = 1L;

      @Override
      public StackTraceElement[] getStackTrace() {
        return null;
      }
    }
    Outcome.Failed<String> outcome = failed(deploy((event, context) -> {
          throw new Secretive();
        })
        .invoke("x"));

    assertThat(outcome.payload().text()).endsWith("\"stackTrace\":[]}");
  }

  @Test
  void anExceptionThatTellsNothingOfItselfIsReportedByItsClass() {
    class Closed extends RuntimeException {
      private static final long serialVersionUID = 1L;

      @Override
      public StackTraceElement[] getStackTrace() {
        throw new IllegalStateException();
      }

      @Override
      public void setStackTrace(StackTraceElement[] frames) {
        throw new IllegalStateException();
      }

      @Override
      public void printStackTrace(PrintWriter writer) {
        writer.print("closed");
      }
    }
    Outcome.Failed<String> outcome = failed(deploy((event, context) -> {
          throw new Closed();
        })
        .invoke("x"));

    assertThat(outcome.errorMessage()).isEqualTo(Closed.class.getName());
  }

  @Test
  void aStackThatOverflowsInWhatTheRewrittenCodeCallsUnawaresHasTheUsersFrameAtItsTop() {
    StackOverflowError overflow = new StackOverflowError();
    overflow.setStackTrace(new StackTraceElement[] {
      frame("dev.faas.invoker.isolated.calls.Life", "isRunning"),
      frame("dev.faas.invoker.isolated.calls.Here", "pulse"),
      frame("shop.Cart", "total")
    });

    Outcome.Failed<String> outcome = failed(deploy((event, context) -> {
          throw overflow;
        })
        .invoke("x"));

    assertThat(outcome.payload().text())
        .endsWith("\"stackTrace\":[\"shop.Cart.total(Cart.java:7)\"]}");
    assertThat(texts(outcome).get(1)).doesNotContain("pulse");
  }

  private static StackTraceElement frame(String className, String method) {
    String file = className.substring(className.lastIndexOf('.') + 1) + ".java";
    return new StackTraceElement(className, method, file, 7);
  }

  @Test
  void anExceptionWhoseCauseFailsIsReportedAllTheSame() {
    class Causeless extends RuntimeException {
      private static final long serialVersionUID = 1L;

      Causeless() {
        super("no cause");
      }

      @Override
      public synchronized Throwable getCause() {
        throw new IllegalStateException("no cause at all");
      }
    }
    Outcome.Failed<String> outcome = failed(deploy((event, context) -> {
          throw new Causeless();
        })
        .invoke("x"));

    assertThat(outcome.errorMessage()).isEqualTo("no cause");
  }
}
