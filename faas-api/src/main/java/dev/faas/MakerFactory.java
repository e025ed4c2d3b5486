package dev.faas;

import java.util.Optional;

/** A factory for the one class whose definition has this maker. */
final class MakerFactory implements FunctionFactory {

  private final Maker<?> maker;

  MakerFactory(Maker<?> maker) {
    this.maker = maker;
  }

  Maker<?> maker() {
    return maker;
  }

  @Override
  public <H> Optional<H> create(Class<H> handlerClass, World world) throws Exception {
    return Optional.of(handlerClass.cast(maker.make(world)));
  }
}
