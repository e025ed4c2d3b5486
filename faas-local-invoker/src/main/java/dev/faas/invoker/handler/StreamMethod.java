package dev.faas.invoker.handler;

import dev.faas.Context;
import dev.faas.Handler;
import dev.faas.Payload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A method that reads or writes bytes. What it returns is not looked at. */
final class StreamMethod implements Handler<Payload, Payload> {

  private final MethodChoice choice;
  private final @Nullable Object object;

  StreamMethod(MethodChoice choice, @Nullable Object object) {
    this.choice = choice;
    this.object = object;
  }

  @Override
  public Payload handle(Payload event, Context context) throws Exception {
    Signature signature = choice.signature();
    List<Object> arguments = new ArrayList<>(3);
    if (signature.hasIn()) {
      arguments.add(new ByteArrayInputStream(event.array()));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (signature.hasOut()) {
      arguments.add(out);
    }
    if (signature.hasContext()) {
      arguments.add(context);
    }
    PlainMethod.call(choice.method(), object, arguments);
    return signature.hasOut() ? Payload.wrap(out.toByteArray()) : WholeFormat.NULL;
  }
}
