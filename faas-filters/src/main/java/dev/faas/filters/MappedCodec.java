package dev.faas.filters;

import dev.faas.Codec;
import dev.faas.Payload;
import dev.faas.Type;
import dev.faas.events.json.JsonMapper;

/**
 * A user's own type as JSON, through the standard mapper of the type, which is looked for when needed.
 */
record MappedCodec<T>(Class<T> type) implements Codec<T> {

  @Override
  public T decode(Payload in) {
    return JsonMapper.standard(type).read(in.array(), Type.of(type));
  }

  @Override
  public Payload encode(T value) {
    return Payload.wrap(JsonMapper.standard(type).write(value));
  }
}
