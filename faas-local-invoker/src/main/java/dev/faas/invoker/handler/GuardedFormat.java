package dev.faas.invoker.handler;

import dev.faas.Payload;
import dev.faas.WireFormat;
import dev.faas.events.FailedItemsException;
import org.jspecify.annotations.Nullable;

/** Words the failures of a format as the service does; the format's own failure is the cause. */
final class GuardedFormat<I extends @Nullable Object, O extends @Nullable Object>
    implements WireFormat<I, O> {

  private final WireFormat<I, O> format;

  GuardedFormat(WireFormat<I, O> format) {
    this.format = format;
  }

  @Override
  public I decode(Payload in) {
    try {
      return format.decode(in);
    } catch (RuntimeException | LinkageError | StackOverflowError failure) {
      throw new RuntimeException("An error occurred during JSON parsing", failure);
    }
  }

  @Override
  public Payload encode(O result, I event) {
    try {
      return format.encode(result, event);
    } catch (FailedItemsException failedItems) {
      throw failedItems; // the function's own failure, where no partial answer exists
    } catch (RuntimeException | LinkageError | StackOverflowError failure) {
      throw new RuntimeException(
          "An error occurred during JSON serialization of response", failure);
    }
  }
}
