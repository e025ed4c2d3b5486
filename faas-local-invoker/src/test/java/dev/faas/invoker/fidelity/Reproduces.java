package dev.faas.invoker.fidelity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The test shows that these rules of the real service are reproduced. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Reproduces {

  /** The rules' names, such as {@code reset-keeps-tmp}. */
  String[] value();
}
