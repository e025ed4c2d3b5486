package dev.faas.events.jackson;

import dev.faas.DecodeException;
import dev.faas.Type;
import dev.faas.events.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** The user's own types through Jackson 3. Safe for use by several threads. */
public final class Jackson3Mapper implements JsonMapper {

  private final ObjectMapper mapper;

  private Jackson3Mapper(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** Reads and writes with this mapper as it is configured. */
  public static Jackson3Mapper of(ObjectMapper mapper) {
    return new Jackson3Mapper(mapper);
  }

  @Override
  public <T> T read(byte[] json, Type<T> type) {
    T value;
    try {
      value = mapper.readValue(json, mapper.constructType(type.value()));
    } catch (InvalidDefinitionException e) {
      throw new IllegalArgumentException(
          "Jackson cannot read " + type + ": " + e.getOriginalMessage(), e);
    } catch (JacksonException e) {
      throw failure(e, new MappingFailure(type));
    }
    if (value == null) {
      throw new MappingFailure(type).nothing();
    }
    return value;
  }

  @Override
  public byte[] write(@Nullable Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JacksonException e) {
      String what = value == null ? "null" : value.getClass().getName();
      throw new IllegalArgumentException("Jackson cannot write " + what + ": " + e.getMessage(), e);
    }
  }

  private static DecodeException failure(JacksonException e, MappingFailure failure) {
    for (JacksonException.Reference step : e.getPath()) {
      failure.enter(step.getPropertyName(), step.getIndex());
    }
    String message = e.getOriginalMessage();
    if (e.getCause() instanceof StreamReadException reading) {
      return unreadable(reading, failure);
    }
    if (e instanceof StreamReadException reading) {
      return unreadable(reading, failure);
    }
    if (e instanceof PropertyBindingException unknown) {
      return failure.unknown(unknown.getKnownPropertyIds(), e);
    }
    if (e instanceof InvalidFormatException format) {
      return failure.badValue(format.getValue(), format.getTargetType(), e);
    }
    if (e instanceof ValueInstantiationException refused) {
      return failure.refused(refused.getType().getRawClass(), message, e);
    }
    if (e instanceof MismatchedInputException mismatch) {
      String token =
          mismatch.getCurrentToken() == null ? null : mismatch.getCurrentToken().name();
      return failure.mismatch(mismatch.getTargetType(), token, message, e);
    }
    return failure.because("another value", message, e);
  }

  private static DecodeException unreadable(StreamReadException e, MappingFailure failure) {
    if (e instanceof InputCoercionException range) {
      return failure.range(range.getTargetType(), e.getOriginalMessage(), e);
    }
    TokenStreamLocation at = e.getLocation();
    return failure.syntax(e.getOriginalMessage(), at.getLineNr(), at.getColumnNr(), e);
  }
}
