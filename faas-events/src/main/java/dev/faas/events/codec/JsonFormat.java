package dev.faas.events.codec;

import dev.faas.Codec;
import dev.faas.Payload;
import dev.faas.events.EventFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * An event format whose event and result are JSON.
 *
 * @param <I> the event
 * @param <O> the result
 */
public final class JsonFormat<I, O> implements EventFormat<I, O> {

  private final String kind;
  private final JsonCodec<I> event;
  private final JsonCodec<O> result;

  /** A format of this name. */
  public JsonFormat(String kind, JsonCodec<I> event, JsonCodec<O> result) {
    this.kind = kind;
    this.event = event;
    this.result = result;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public boolean isJson() {
    return true;
  }

  @Override
  public I decode(Payload in) {
    return read(kind, event, in);
  }

  @Override
  public Payload encode(@Nullable O value, I request) {
    if (value == null) {
      throw new IllegalStateException("the function returned null where a result is due: " + kind
          + " is answered with " + result.expected());
    }
    return write(result, value);
  }

  @Override
  public Payload encodeEvent(I value) {
    return write(event, value);
  }

  @Override
  public O decodeResult(Payload answer, Payload request) {
    return read(kind + " result", result, answer);
  }

  /** A codec of whole payloads. */
  public static <T> Codec<T> codec(String kind, JsonCodec<T> json) {
    return new Codec<>() {
      @Override
      public T decode(Payload in) {
        return read(kind, json, in);
      }

      @Override
      public Payload encode(T value) {
        return write(json, value);
      }
    };
  }

  private static <T> T read(String kind, JsonCodec<T> codec, Payload payload) {
    WireReader in = new WireReader(kind, payload.array());
    try {
      T value = codec.read(in);
      if (in.take() instanceof Residue residue && !residue.members().members().isEmpty()) {
        String name = residue.members().members().keySet().iterator().next();
        throw in.failure(name, "only known members", "one that would be lost");
      }
      in.end();
      return value;
    } catch (IOException broken) {
      throw in.broken(broken);
    }
  }

  private static <T> Payload write(JsonCodec<T> codec, T value) {
    try {
      return write(codec, value, false);
    } catch (IOException halfSurrogatePair) {
      return escaped(codec, value, halfSurrogatePair);
    }
  }

  private static <T> Payload escaped(JsonCodec<T> codec, T value, IOException first) {
    try {
      return write(codec, value, true);
    } catch (IOException broken) {
      broken.addSuppressed(first);
      throw new UncheckedIOException(broken);
    }
  }

  private static <T> Payload write(JsonCodec<T> codec, T value, boolean asciiOnly)
      throws IOException {
    WireWriter out = new WireWriter(asciiOnly);
    codec.write(out, value);
    return Payload.wrap(out.toBytes());
  }
}
