package dev.faas;

import org.jspecify.annotations.Nullable;

/**
 * A function bound to a wire format: bytes in, bytes out. The local invoker and every adapter call
 * this, so that what a test sees is what production runs.
 */
@FunctionalInterface
public interface Invocable {

  /**
   * Handles one event.
   *
   * @param event the bytes that the platform delivered
   * @param context the invocation
   * @return the bytes to answer with
   * @throws DecodeException if the bytes do not have the event's shape
   * @throws Exception what the handler threw
   */
  Payload invoke(Payload event, Context context) throws Exception;

  /**
   * Those parts of the function that want to be told about their execution environment: the handler and
   * the filters that implement {@link Lifecycle}, each once, in the order that is described there. Whoever
   * makes an {@code Invocable} calls {@link Lifecycle#init} before the first event.
   *
   * <p>Of the last three calls each reaches every part, whatever the others throw; the first failure comes
   * out, with the others suppressed in it.
   *
   * @return does nothing where no part is interested, which is the default
   */
  default Lifecycle lifecycle() {
    return Lifecycles.NONE;
  }

  /**
   * Makes the handler (this is a part of the init phase) and binds it to a wire format.
   *
   * @throws IllegalStateException if the definition has a filter around its batch
   * @throws Exception what the handler's constructor or the factory threw
   */
  static <I extends @Nullable Object, O extends @Nullable Object> Invocable bind(
      FunctionDefinition<I, O> definition, WireFormat<I, O> format, FunctionFactory.World world)
      throws Exception {
    if (!definition.batchFilters().filters().isEmpty()) {
      throw new IllegalStateException(
          definition + " has a filter around its batch, which needs batches: use bindEach");
    }
    Handler<I, O> handler = definition.newHandler(world);
    return new BoundFunction<>(
        definition.filters().around(handler), format, definition.lifecycle(handler));
  }

  /**
   * Makes the handler of single items (this is a part of the init phase) and binds it to a wire format
   * of batches. Items are handled one after the other in order of delivery; a failed item stops its own
   * {@link Batch.Item#lane lane} only, and the rest of that lane is reported as failed without being
   * tried. Items not started when {@link Context#isCancelled()} are reported as failed. Each failure is
   * logged with its exception. An {@link Error} or an interrupt fails the invocation as a whole.
   *
   * @throws Exception what the handler's constructor or the factory threw
   */
  static <E> Invocable bindEach(
      FunctionDefinition<E, @Nullable Void> definition,
      WireFormat<Batch<E>, BatchResponse> format,
      FunctionFactory.World world)
      throws Exception {
    Handler<E, @Nullable Void> handler = definition.newHandler(world);
    Handler<Batch<E>, BatchResponse> each = new EachItem<>(definition.filters().around(handler));
    return new BoundFunction<>(
        definition.batchFilters().around(each), format, definition.lifecycle(handler));
  }
}
