package dev.faas.invoker.isolated.calls;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The annotated method is called instead of a method of the JDK, wherever a class of the user calls that.
 *
 * <p>It is public and static. Its parameters are the receiver, where the replaced method has one; then
 * the parameters of the replaced method; then the {@link dev.faas.invoker.isolation.Surroundings} of the
 * environment. It returns what the replaced method returns.
 *
 * <p>A method of an object is also replaced where the call names another class of the JDK that is a
 * subtype of {@link #value}, or a class of the user that inherits the method from there and does not
 * override it. Where several rules fit, that of the narrowest type holds. Calls of {@code super} are
 * never replaced, since the replacement would call the overriding method again; what they do is real.
 *
 * <p>Where {@link #method} is {@code <init>}, the constructor without parameters is replaced: the annotated
 * method takes nothing but the surroundings, and what it returns is given to the constructor of the same
 * class that has one parameter of that type.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Replaces {

  /** The type of the JDK that declares the replaced method. */
  Class<?> value();

  /** The name of the replaced method; that of the annotated one where empty. */
  String method() default "";

  /** Whether the replaced method is static. */
  boolean isStatic() default false;
}
