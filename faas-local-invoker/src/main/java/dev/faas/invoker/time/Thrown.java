package dev.faas.invoker.time;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps what timers throw until all have run: the first exception, with the others suppressed in it. */
final class Thrown implements Consumer<Throwable> {

  private @Nullable Throwable first;

  @Override
  public void accept(Throwable next) {
    if (first == null) {
      first = next;
    } else if (first != next) {
      first.addSuppressed(next);
    }
  }

  void rethrow() {
    if (first instanceof Error error) {
      throw error;
    }
    if (first instanceof RuntimeException exception) {
      throw exception;
    }
  }
}
