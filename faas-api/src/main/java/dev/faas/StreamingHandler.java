package dev.faas;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A handler that reads its event and writes its result as bytes, like the stream handlers of AWS's Java
 * runtime. Where the platform cannot stream, and through {@link #handle(Payload, Context)} always, both
 * are held in memory: the event is complete before the handler is called, and nothing that it writes is
 * sent before it returns.
 */
@FunctionalInterface
public interface StreamingHandler extends Handler<Payload, Payload> {

  /**
   * Handles one event.
   *
   * @param in the event; need not be read to its end, nor closed
   * @param out takes the result; need not be flushed or closed; if nothing is written the result is empty
   * @param context what is known about this invocation; valid until this method returns
   * @throws Exception when the event could not be handled; what was written is dropped
   */
  void handle(InputStream in, OutputStream out, Context context) throws Exception;

  /** Calls {@link #handle(InputStream, OutputStream, Context)} with both ends in memory. */
  @Override
  @SuppressWarnings("FunctionalInterfaceMethodChanged") // another method is the point of it
  default Payload handle(Payload event, Context context) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handle(new ByteArrayInputStream(event.array()), out, context);
    return Payload.wrap(out.toByteArray());
  }
}
