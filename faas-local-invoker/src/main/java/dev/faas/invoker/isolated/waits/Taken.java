package dev.faas.invoker.isolated.waits;

import dev.faas.invoker.isolation.Surroundings.Attempt;
import org.jspecify.annotations.Nullable;

/** An attempt to take an element, which keeps what it took. */
public final class Taken<E> implements Attempt {

  /** Where elements come from. */
  @FunctionalInterface
  public interface Source<E> {
    /** Waits really, but briefly; null where there is none. */
    @Nullable
    E within(long nanos) throws InterruptedException;
  }

  private final Source<E> source;
  private @Nullable E element;

  /** An attempt that has taken nothing yet. */
  public Taken(Source<E> source) {
    this.source = source;
  }

  @Override
  public boolean within(long nanos) throws InterruptedException {
    element = source.within(nanos);
    return element != null;
  }

  /** What was taken, or null. */
  public @Nullable E element() {
    return element;
  }
}
