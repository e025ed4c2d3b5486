package dev.faas.examples.injection;

import dev.faas.EnvironmentVariables;
import dev.faas.FunctionFactory;
import dev.faas.FunctionInfo;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes handlers as Spring beans. Each execution environment has an application context of its own, made
 * in its init phase; the function's environment variables are its properties, and what there is before
 * the first event are beans.
 */
public final class SpringFactory implements FunctionFactory {

  private final Class<?> configuration;

  public SpringFactory(Class<?> configuration) {
    this.configuration = configuration;
  }

  @Override
  public <H> Optional<H> create(Class<H> handlerClass, World world) {
    AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
    Map<String, Object> properties = Map.copyOf(world.environmentVariables().asMap());
    beans
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("environment variables", properties));
    beans.registerBean(EnvironmentVariables.class, world::environmentVariables);
    beans.registerBean(FunctionInfo.class, world::function);
    beans.registerBean(InstantSource.class, world::clock);
    beans.registerBean(handlerClass);
    beans.register(configuration);
    beans.refresh();
    return Optional.of(beans.getBean(handlerClass));
  }
}
