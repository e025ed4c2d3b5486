package dev.faas.benchmarks.user;

import dev.faas.Context;
import dev.faas.Handler;
import dev.faas.Payload;

/** A handler of bytes, which every event comes back from: what the raw client does as well. */
public final class Echo implements Handler<Payload, Payload> {

  @Override
  public Payload handle(Payload event, Context context) {
    return event;
  }
}
