package dev.faas.benchmarks.user;

/** A function of Fn's, a text in and a text out. */
public final class FnGreeting {

  private static int invocations;

  /** Greets. */
  public String greet(String path) {
    invocations++;
    return "Hello " + path + " " + invocations;
  }
}
