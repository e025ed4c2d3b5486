package dev.faas.testkit;

import dev.faas.Handler;
import dev.faas.invoker.isolation.Isolation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of functions. It deploys them to a local service and hands them to the test's parameters and
 * fields of type {@link FunctionUnderTest}; see {@link FaasExtension} for what else can be had.
 *
 * <pre>{@code
 * @FaasTest(value = Pets.class, environmentVariables = "TABLE=pets")
 * class PetsTest {
 *   @Test
 *   void answers(FunctionUnderTest<HttpRequest, HttpResponse> pets) {
 *     assertThat(pets.invoke(HttpRequest.get("/pets"))).succeeded();
 *   }
 * }
 * }</pre>
 *
 * <p>It stands on a class, a method or an annotation of your own. What an annotation does not say is
 * taken from the one further out: a method's from its class's, a nested class's from the class around
 * it. Where a method or a nested class names its own handlers, fields further out that do not fit them
 * are null in its tests.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(FaasExtension.class)
public @interface FaasTest {

  /**
   * The handlers, each deployed as a function that is named like its class. A handler of single items,
   * such as a {@code QueueHandler}, is sent batches: its function is a {@code
   * FunctionUnderTest<Batch<QueueMessage>, BatchResponse>}.
   */
  Class<? extends Handler<?, ?>>[] value() default {};

  /** Environment variables of all functions, as {@code "NAME=value"}; added to those from further out. */
  String[] environmentVariables() default {};

  /** The timeout of all functions, 1 to 900; 0 for the service's default, 3 seconds. */
  int timeoutSeconds() default 0;

  /** The memory of all functions in MB, 128 to 10,240; 0 for the service's default, 128. */
  int memoryMegabytes() default 0;

  /**
   * How the execution environments of all functions get their classes: one, or none to have it as the
   * annotation further out says, {@link Isolation#SHARED} if none does. {@link Isolation#FORKED} needs
   * {@code time = REAL}. For one function of several, use {@link FaasExtension.Builder#function(Class,
   * dev.faas.invoker.FunctionSettings)}.
   */
  Isolation[] isolation() default {};

  /**
   * Types of the user's, with those nested in them, that isolated functions have in common with the test
   * instead of classes of their own, so that objects of the test may cross; added to those from further
   * out. Interfaces of what is {@link Given} are shared without being named. Statics of a shared type are
   * those of the test, and its clocks, waits and exits are real.
   */
  Class<?>[] shared() default {};

  /** Which time the functions live in. */
  Time time() default Time.INHERITED;

  /** Which time functions live in. */
  enum Time {
    /**
     * Time stands still until the test moves it, so that every run is the same. A handler that waits for
     * real is ended after ten seconds, with an outcome that is not {@code TimedOut} but {@code Stalled}.
     */
    SIMULATED,

    /** Time passes by itself: for handlers that block until their deadline. */
    REAL,

    /** As the annotation further out says; {@link #SIMULATED} if none does. */
    INHERITED
  }
}
