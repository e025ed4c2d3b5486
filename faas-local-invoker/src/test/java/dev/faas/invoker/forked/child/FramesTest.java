package dev.faas.invoker.forked.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FramesTest {

  private static final StackTraceElement USER = frame("com.example.Orders");
  private static final StackTraceElement LIBRARY = frame("com.library.Json");
  private static final StackTraceElement API = frame("dev.faas.BoundFunction");
  private static final StackTraceElement LOOP = frame(RuntimeLoop.class.getName());
  private static final StackTraceElement MAIN = frame(ForkedRuntime.class.getName());

  @Test
  void theRuntimeUnderTheHandlerIsCutAndWhatTheHandlerCallsIsNot() {
    assertThat(Frames.ofUser(thrown(LIBRARY, USER, API, LOOP, MAIN)))
        .containsExactly(LIBRARY, USER);
    assertThat(Frames.ofUser(thrown(API, USER, API, API, LOOP))).containsExactly(API, USER);
  }

  @Test
  void whatCallsAMethodThatAHandlerStringNamesIsCut() {
    StackTraceElement method = frame("dev.faas.invoker.handler.PlainMethod");
    StackTraceElement reflection = frame("java.lang.reflect.Method");

    assertThat(Frames.ofUser(thrown(USER, reflection, method, method, API, LOOP, MAIN)))
        .containsExactly(USER);
  }

  @Test
  void theTraceOfAnotherThreadStaysWhole() {
    assertThat(Frames.ofUser(thrown(LIBRARY, USER, API))).containsExactly(LIBRARY, USER, API);
    assertThat(Frames.ofUser(thrown())).isEmpty();
  }

  @Test
  void causesAndSuppressedOnesAreCutTooEvenInACircle() {
    Exception outer = thrown(USER, LOOP);
    Exception cause = thrown(LIBRARY, USER, API, LOOP);
    Exception suppressed = thrown(LIBRARY, LOOP);
    outer.initCause(cause);
    cause.initCause(outer);
    outer.addSuppressed(suppressed);

    Frames.cutAll(outer);

    assertThat(List.of(outer.getStackTrace())).containsExactly(USER);
    assertThat(List.of(cause.getStackTrace())).containsExactly(LIBRARY, USER);
    assertThat(List.of(suppressed.getStackTrace())).containsExactly(LIBRARY);
  }

  @Test
  void anExceptionOfTheUsersThatHasNoFramesOrFailsHasNone() {
    assertThat(Frames.ofUser(new Odd(null))).isEmpty();
    assertThat(Frames.ofUser(new Odd(new IllegalStateException()))).isEmpty();
  }

  /** An exception whose stack trace is null, or fails. */
  private static final class Odd extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient RuntimeException failure;

    Odd(RuntimeException failure) {
      this.failure = failure;
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      if (failure != null) {
        throw failure;
      }
      return null;
    }
  }

  private static Exception thrown(StackTraceElement... frames) {
    Exception thrown = new Exception();
    thrown.setStackTrace(frames);
    return thrown;
  }

  private static StackTraceElement frame(String className) {
    return new StackTraceElement(className, "run", "X.java", 1);
  }
}
