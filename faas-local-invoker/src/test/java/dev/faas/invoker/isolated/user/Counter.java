package dev.faas.invoker.isolated.user;

import java.util.function.Function;

/** Counts in statics of itself and of a nested class. */
public class Counter implements Function<String, String> {

  private static int calls;

  @Override
  public String apply(String event) {
    calls++;
    Nested.total += calls;
    return calls + "/" + Nested.total;
  }

  private static final class Nested {
    private static int total;
  }
}
