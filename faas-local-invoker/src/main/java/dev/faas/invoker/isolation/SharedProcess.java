package dev.faas.invoker.isolation;

import dev.faas.FunctionFactory;
import dev.faas.Invocable;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * {@link Isolation#SHARED}: the process is this one, so it can neither be stopped nor killed, and nobody can
 * tell which memory is whose.
 */
final class SharedProcess implements RuntimeProcess {

  private final SharedClasses classes;

  SharedProcess(SharedClasses classes) {
    this.classes = classes;
  }

  @Override
  public Invocable start(FunctionFactory.World world) throws Exception {
    return classes.bind(world);
  }

  @Override
  public ClassLoader classLoader() {
    return classes.classLoader();
  }

  @Override
  public boolean isAlive() {
    return true;
  }

  @Override
  public void beforeCheckpoint() {}

  @Override
  public void afterRestore() {}

  @Override
  public void freeze() {}

  @Override
  public void thaw() {}

  @Override
  public void shutDown(Duration window) {}

  @Override
  public void kill() {}

  @Override
  public OptionalInt peakMemoryMegabytes() {
    return OptionalInt.empty();
  }
}
