package dev.faas.filters;

import org.jspecify.annotations.Nullable;

/** A parameter that is not there, cannot be fetched or is not what it should be. Never shows a value. */
public final class ParameterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String name;

  ParameterException(String name, String message, @Nullable Throwable cause) {
    super("parameter " + name + ": " + message, cause);
    this.name = name;
  }

  /** The parameter's name. */
  public String name() {
    return name;
  }
}
