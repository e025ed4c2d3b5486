package dev.faas.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which function a parameter or field is, where several functions of the test have its type.
 *
 * <pre>{@code
 * @Test
 * void greets(@Deployed(Hello.class) FunctionUnderTest<HttpRequest, HttpResponse> hello) { … }
 * }</pre>
 */
@Target({ElementType.PARAMETER, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Deployed {

  /** The class of its handler. */
  Class<?> value() default void.class;

  /** Its name: for handlers without a class of their own, and for classes deployed twice. */
  String as() default "";
}
