package dev.faas.invoker.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Context;
import dev.faas.Handler;
import dev.faas.invoker.fidelity.Reproduces;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserFaultTest {

  public static final class NoHandler {}

  public static final class Open<T> implements Handler<T, String> {
    @Override
    public String handle(T event, Context context) {
      return "";
    }
  }

  public static final class NeedsMore {
    public NeedsMore(String more) {}

    public String call() {
      return "";
    }
  }

  public final class Inner {
    public String call() {
      return "";
    }
  }

  public abstract static class Unfinished {
    public Unfinished() {}

    public String call() {
      return "";
    }
  }

  static final class Hidden {
    public Hidden() {}

    public String call() {
      return "";
    }
  }

  public static final class BadConstructor {
    public BadConstructor() throws IOException {
      throw new IOException("no connection");
    }

    public String call() {
      return "";
    }
  }

  public static final class BadStatics {
    static final int ZERO = Integer.parseInt("zero");

    public static String call() {
      return "";
    }
  }

  public static final class FailedAssertion {
    static {
      fail("wrong set-up");
    }

    public static String call() {
      return "";
    }

    private static void fail(String why) {
      throw new AssertionError(why);
    }
  }

  /** As an engine throws to end an environment. */
  static final class EnvironmentEnd extends Error {
    private static final long serialVersionUID = 1L;
  }

  public static final class EndsItsEnvironment {
    static {
      end();
    }

    public static String call() {
      return "";
    }

    private static void end() {
      throw new EnvironmentEnd();
    }
  }

  public static final class Failing {
    public String failing() throws IOException {
      throw new IOException("disk full");
    }

    public String error() {
      throw new StackOverflowError("deep");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "::", "::call", "a.B::", "a::B::"})
  @Reproduces({"invalid-handler", "split-at-the-last"})
  void emptyPartIsInvalid(String name) throws Exception {
    expect(name, "Invalid handler: `" + name + "'", null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no.Such", "java.lang.String::x::length", "java.lang.string"})
  @Reproduces("class-not-found")
  void absentClassIsNotFound(String name) throws Exception {
    expect(
        name,
        "Class not found: " + HandlerString.parse(name).className(),
        "java.lang.ClassNotFoundException");
  }

  @Test
  @Reproduces("nested-class")
  void nestedClassIsNamedByItsBinaryName() throws Exception {
    String canonical = String.valueOf(Failing.class.getCanonicalName());

    expect(
        canonical + "::failing",
        "Class not found: " + canonical,
        "java.lang.ClassNotFoundException");
  }

  @Test
  void classWithoutMethodMustImplementAHandlerInterface() throws Exception {
    expect(
        NoHandler.class.getName(),
        "Class does not implement an appropriate handler interface: " + NoHandler.class.getName(),
        null);
  }

  @Test
  @Reproduces("open-types-are-refused")
  void handlerWithAnOpenTypeIsRefusedWithAnAdviceInTheNotes() throws Exception {
    String name = Open.class.getName();

    expect(
        name, "Class " + name + " does not implement Handler with concrete type parameters", null);
    assertThat(Bound.of(Open.class).notes()).singleElement().asString().contains("leaves T open");
  }

  @Test
  @Reproduces("no-constructor")
  void classThatNeedsMoreThanItGetsHasNoConstructor() throws Exception {
    expect(
        NeedsMore.class.getName() + "::call",
        "Class " + NeedsMore.class.getName() + " has no public zero-argument constructor",
        "java.lang.Exception");
  }

  @Test
  void innerClassCannotBeMade() throws Exception {
    expect(
        Inner.class.getName() + "::call",
        "Class " + Inner.class.getName()
            + " cannot be instantiated because it is a non-static inner class",
        "java.lang.Exception");
  }

  @Test
  void abstractAndHiddenClassesCannotBeMade() throws Exception {
    expect(
        Unfinished.class.getName() + "::call",
        "java.lang.InstantiationException",
        "java.lang.InstantiationException");
    expect(
        Hidden.class.getName() + "::call",
        "Class " + Hidden.class.getName() + " is not public",
        "java.lang.IllegalAccessException");
  }

  @Test
  void failedConstructorFailsTheInitPhase() {
    assertThatThrownBy(() -> Bound.of(BadConstructor.class, "call"))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("no connection");
  }

  @Test
  @Reproduces("class-cannot-be-loaded")
  void failedStaticInitialiserFailsTheInitPhase() {
    assertThatThrownBy(() -> Bound.of(BadStatics.class, "call"))
        .isInstanceOfSatisfying(UserFault.class, fault -> {
          assertThat(fault).hasMessage("Error loading class " + BadStatics.class.getName());
          assertThat(fault.errorType()).isEqualTo("java.lang.ExceptionInInitializerError");
          assertThat(fault.isDeferred()).isFalse();
          assertThat(fault.isFatal()).isTrue();
        })
        .hasRootCauseInstanceOf(NumberFormatException.class);
    assertThatThrownBy(() -> Bound.of(FailedAssertion.class, "call"))
        .isInstanceOf(UserFault.class)
        .hasMessage("Error loading class " + FailedAssertion.class.getName() + ": wrong set-up")
        .extracting("errorType")
        .isEqualTo("java.lang.AssertionError");
  }

  @Test
  void classWhoseInitialiserHasFailedBeforeFailsEachInvocationAndEndsTheRuntime() throws Exception {
    assertThatThrownBy(() -> Class.forName(BadTwice.class.getName()))
        .isInstanceOf(ExceptionInInitializerError.class);
    Bound bound = Bound.of(BadTwice.class, "call");

    assertThatThrownBy(() -> bound.invoke("{}")).isInstanceOfSatisfying(UserFault.class, fault -> {
      assertThat(fault)
          .hasMessageStartingWith("Error loading class " + BadTwice.class.getName() + ": ");
      assertThat(fault.errorType()).isEqualTo("java.lang.NoClassDefFoundError");
      assertThat(fault.isDeferred()).isTrue();
      assertThat(fault.isFatal()).isTrue();
    });
  }

  public static final class BadTwice {
    static final int ZERO = Integer.parseInt("zero");

    public static String call() {
      return "";
    }
  }

  @Test
  void errorOfTheEngineIsNotTakenForTheUsers() {
    assertThatThrownBy(() -> Bound.of(EndsItsEnvironment.class, "call"))
        .isExactlyInstanceOf(EnvironmentEnd.class);
  }

  @Test
  void whatTheMethodThrowsComesOutItself() throws Exception {
    Bound failing = Bound.of(Failing.class, "failing");
    Bound error = Bound.of(Failing.class, "error");

    assertThatThrownBy(() -> failing.invoke("{}"))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("disk full");
    assertThatThrownBy(() -> error.invoke("{}")).isExactlyInstanceOf(StackOverflowError.class);
  }

  private static void expect(String name, String message, @Nullable String errorType)
      throws Exception {
    Bound bound = Bound.of(name);

    for (int invocation = 0; invocation < 2; invocation++) {
      assertThatThrownBy(() -> bound.invoke("{}"))
          .isInstanceOfSatisfying(UserFault.class, fault -> {
            assertThat(fault).hasMessage(message);
            assertThat(fault.errorType()).isEqualTo(errorType);
            assertThat(fault.isDeferred()).isTrue();
            assertThat(fault.isFatal()).isFalse();
            assertThat(fault.getStackTrace()).isEmpty();
          });
    }
  }
}
