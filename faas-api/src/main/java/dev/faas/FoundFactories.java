package dev.faas;

import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The factories that a class loader offers, in the order in which it does, and the standard one. */
final class FoundFactories implements FunctionFactory {

  private final @Nullable ClassLoader loader;

  FoundFactories(@Nullable ClassLoader loader) {
    this.loader = loader;
  }

  @Override
  public <H> Optional<H> create(Class<H> handlerClass, World world) throws Exception {
    for (FunctionFactory candidate : ServiceLoader.load(FunctionFactory.class, loader)) {
      Optional<H> answer = candidate.create(handlerClass, world);
      if (answer.isPresent()) {
        return answer;
      }
    }
    return FunctionFactory.standard().create(handlerClass, world);
  }
}
