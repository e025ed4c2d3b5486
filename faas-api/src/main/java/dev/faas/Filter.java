package dev.faas;

import org.jspecify.annotations.Nullable;

/**
 * Code around a handler: it may look at the event, change it, answer in the handler's place, call the
 * handler again, or look at the result. Attached with {@link FunctionDefinition#filteredBy}.
 *
 * <p>What {@link #apply} throws is thrown to the next filter outward and in the end to the platform.
 *
 * @param <I> the event
 * @param <O> the result
 */
@FunctionalInterface
public interface Filter<I extends @Nullable Object, O extends @Nullable Object> {

  /**
   * Handles the event, usually by calling {@code next}.
   *
   * @param event the event
   * @param context the invocation
   * @param next the next filter inward, or the handler itself
   * @return the result
   * @throws Exception when the event could not be handled
   */
  O apply(I event, Context context, Handler<I, O> next) throws Exception;
}
