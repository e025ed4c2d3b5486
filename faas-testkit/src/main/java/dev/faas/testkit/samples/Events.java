package dev.faas.testkit.samples;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Several events, each a run of a {@code @ParameterizedTest}: see {@link Event}. Runs are named like
 * their files.
 *
 * <pre>{@code
 * @ParameterizedTest
 * @Events(folder = "events/http")
 * void answers(HttpRequest request, FunctionUnderTest<HttpRequest, HttpResponse> pets) { … }
 * }</pre>
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@ArgumentsSource(EventArguments.class)
public @interface Events {

  /** Single files. */
  Event[] value() default {};

  /**
   * A folder, on the class path or else relative to the module's directory: all its files that end in
   * {@code .json}, in the order of their names, without folders inside of it.
   */
  String folder() default "";
}
