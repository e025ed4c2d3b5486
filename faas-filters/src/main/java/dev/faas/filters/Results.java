package dev.faas.filters;

import dev.faas.Codec;
import dev.faas.Payload;
import org.jspecify.annotations.Nullable;

/** How a handler's results are kept. */
interface Results<O extends @Nullable Object> {

  /** Whether this result is worth keeping; if not, the key is free again. */
  default boolean isKept(O result) {
    return true;
  }

  Payload write(O result);

  O read(Payload kept);

  /** Those of a handler that returns nothing. */
  static <V extends @Nullable Void> Results<V> nothing() {
    return new Results<>() {
      @Override
      public Payload write(V result) {
        return Payload.empty();
      }

      @Override
      @SuppressWarnings("NullAway") // null is the only Void, whether it is declared so or not
      public V read(Payload kept) {
        return null;
      }
    };
  }

  /** Those that a codec can write. */
  static <O> Results<O> by(Codec<O> codec) {
    return new Results<>() {
      @Override
      public Payload write(O result) {
        return codec.encode(result);
      }

      @Override
      public O read(Payload kept) {
        return codec.decode(kept);
      }
    };
  }
}
