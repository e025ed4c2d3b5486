package dev.faas;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

/** A context in which time stands still. */
record FixedContext(BooleanSupplier cancelled, Instant deadline) implements Context {

  static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  static final FunctionFactory.World WORLD = new FunctionFactory.World(
      FunctionInfo.named("tested"), EnvironmentVariables.none(), InstantSource.fixed(NOW));

  FixedContext() {
    this(() -> false, NOW.plusSeconds(3));
  }

  @Override
  public String requestId() {
    return "request";
  }

  @Override
  public FunctionInfo function() {
    return WORLD.function();
  }

  @Override
  public boolean isCancelled() {
    return cancelled.getAsBoolean();
  }

  @Override
  public InstantSource clock() {
    return WORLD.clock();
  }

  @Override
  public EnvironmentVariables environmentVariables() {
    return EnvironmentVariables.none();
  }

  @Override
  public Logger logger() {
    return NOPLogger.NOP_LOGGER;
  }
}
