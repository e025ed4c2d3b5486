package dev.faas;

import org.jspecify.annotations.Nullable;

final class BoundFunction<I extends @Nullable Object, O extends @Nullable Object>
    implements Invocable {

  private final Handler<I, O> handler;
  private final WireFormat<I, O> format;
  private final Lifecycle lifecycle;

  BoundFunction(Handler<I, O> handler, WireFormat<I, O> format, Lifecycle lifecycle) {
    this.handler = handler;
    this.format = format;
    this.lifecycle = lifecycle;
  }

  @Override
  public Payload invoke(Payload in, Context context) throws Exception {
    I event = format.decode(in);
    return format.encode(handler.handle(event, context), event);
  }

  @Override
  public Lifecycle lifecycle() {
    return lifecycle;
  }
}
