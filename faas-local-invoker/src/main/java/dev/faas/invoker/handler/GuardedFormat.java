package dev.faas.invoker.handler;

import dev.faas.Payload;
import dev.faas.WireFormat;
import dev.faas.events.FailedItemsException;
import org.jspecify.annotations.Nullable;

/**
 * Tells failures of the wire format from those of the handler, and words them as the Java runtime does.
 */
public final class GuardedFormat<I extends @Nullable Object, O extends @Nullable Object>
    implements WireFormat<I, O> {

  private final WireFormat<I, O> format;

  /** A format around this one. */
  public GuardedFormat(WireFormat<I, O> format) {
    this.format = format;
  }

  @Override
  public I decode(Payload in) {
    try {
      return format.decode(in);
    } catch (RuntimeException | LinkageError | StackOverflowError failure) {
      throw new FormatFailure("An error occurred during JSON parsing", failure);
    }
  }

  @Override
  public Payload encode(O result, I event) {
    try {
      return format.encode(result, event);
    } catch (FailedItemsException failedItems) {
      throw failedItems; // the function's own failure, where no partial answer exists
    } catch (RuntimeException | LinkageError | StackOverflowError failure) {
      throw new FormatFailure("An error occurred during JSON serialization of response", failure);
    }
  }

  /** On the service a plain RuntimeException; the cause does not leave the process. */
  public static final class FormatFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FormatFailure(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
