package dev.faas.invoker.handler;

import dev.faas.Context;
import dev.faas.EnvironmentVariables;
import dev.faas.FunctionFactory;
import dev.faas.FunctionInfo;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

/** A context in which time stands still. */
record StillContext() implements Context {

  static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  static final FunctionFactory.World WORLD = new FunctionFactory.World(
      FunctionInfo.named("tested"), EnvironmentVariables.none(), InstantSource.fixed(NOW));

  @Override
  public String requestId() {
    return "request";
  }

  @Override
  public FunctionInfo function() {
    return WORLD.function();
  }

  @Override
  public Instant deadline() {
    return NOW.plusSeconds(3);
  }

  @Override
  public boolean isCancelled() {
    return false;
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
