package dev.faas.examples.injection;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Module;
import dev.faas.EnvironmentVariables;
import dev.faas.FunctionFactory;
import dev.faas.FunctionInfo;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Makes handlers with Guice. Each execution environment has an injector of its own, made in its init
 * phase; what there is before the first event is bound beside what the given module binds.
 */
public final class GuiceFactory implements FunctionFactory {

  private final Module module;

  public GuiceFactory(Module module) {
    this.module = module;
  }

  @Override
  public <H> Optional<H> create(Class<H> handlerClass, World world) {
    return Optional.of(Guice.createInjector(ofWorld(world), module).getInstance(handlerClass));
  }

  private static Module ofWorld(World world) {
    return new AbstractModule() {
      @Override
      protected void configure() {
        bind(EnvironmentVariables.class).toInstance(world.environmentVariables());
        bind(FunctionInfo.class).toInstance(world.function());
        bind(InstantSource.class).toInstance(world.clock());
      }
    };
  }
}
