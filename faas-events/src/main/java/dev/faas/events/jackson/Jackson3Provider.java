package dev.faas.events.jackson;

import dev.faas.events.json.JsonMapper;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;

/**
 * Offers Jackson 3 where its databind is on the class path or module path: with the modules that the
 * thread's context class loader finds, unknown members allowed, times as texts, null refused for
 * primitives, and nothing behind the value.
 */
public final class Jackson3Provider implements JsonMapper.Provider {

  /** For {@link java.util.ServiceLoader}. */
  public Jackson3Provider() {}

  @Override
  public Optional<JsonMapper> newMapper() {
    return Presence.of("tools.jackson.databind.ObjectMapper")
        ? Optional.of(Standard.mapper())
        : Optional.empty();
  }

  /** Apart, so that the provider can be loaded without Jackson. */
  private static final class Standard {

    static JsonMapper mapper() {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      return Jackson3Mapper.of(tools.jackson.databind.json.JsonMapper.builder()
          .findAndAddModules(loader)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .build());
    }
  }
}
