package dev.faas.invoker.forked.child;

import dev.faas.Payload;
import dev.faas.WireFormat;
import dev.faas.events.FailedItemsException;
import org.jspecify.annotations.Nullable;

/** Tells failures of the wire format from those of the handler, in the words of AWS's Java runtime. */
record GuardedFormat<I extends @Nullable Object, O extends @Nullable Object>(
    WireFormat<I, O> format) implements WireFormat<I, O> {

  @Override
  public I decode(Payload in) {
    try {
      return format.decode(in);
    } catch (RuntimeException failure) {
      throw new FormatFailure("An error occurred during JSON parsing", failure);
    }
  }

  @Override
  public Payload encode(O result, I event) {
    try {
      return format.encode(result, event);
    } catch (FailedItemsException failedItems) {
      throw failedItems; // the function's own failure, where no partial answer exists
    } catch (RuntimeException failure) {
      throw new FormatFailure("An error occurred during JSON serialization of response", failure);
    }
  }

  /** On the service a plain RuntimeException; the cause does not leave the process. */
  static final class FormatFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FormatFailure(String message, RuntimeException cause) {
      super(message, cause);
    }
  }
}
