package dev.faas.events.jackson;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.faas.DecodeException;
import dev.faas.Type;
import dev.faas.events.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The user's own types through Jackson 2. As safe for use by several threads as its {@code
 * ObjectMapper}: entirely, once that is configured.
 */
public final class JacksonMapper implements JsonMapper {

  private final ObjectMapper mapper;

  private JacksonMapper(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** Reads and writes with this mapper as it is configured. */
  public static JacksonMapper of(ObjectMapper mapper) {
    return new JacksonMapper(mapper);
  }

  @Override
  public <T> T read(byte[] json, Type<T> type) {
    T value;
    try {
      value = mapper.readValue(json, mapper.constructType(type.value()));
    } catch (InvalidDefinitionException e) {
      throw new IllegalArgumentException(
          "Jackson cannot read " + type + ": " + e.getOriginalMessage(), e);
    } catch (JsonProcessingException e) {
      throw failure(e, new MappingFailure(type));
    } catch (IOException e) {
      throw new UncheckedIOException("reading bytes in memory failed", e);
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
    } catch (JsonProcessingException e) {
      String what = value == null ? "null" : value.getClass().getName();
      throw new IllegalArgumentException("Jackson cannot write " + what + ": " + e.getMessage(), e);
    }
  }

  private static DecodeException failure(JsonProcessingException e, MappingFailure failure) {
    if (e instanceof JsonMappingException mapping) {
      for (JsonMappingException.Reference step : mapping.getPath()) {
        failure.enter(step.getFieldName(), step.getIndex());
      }
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
    JsonLocation at = e.getLocation();
    return failure.syntax(e.getOriginalMessage(), at.getLineNr(), at.getColumnNr(), e);
  }
}
