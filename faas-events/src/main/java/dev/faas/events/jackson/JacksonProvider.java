package dev.faas.events.jackson;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;
import dev.faas.events.json.JsonMapper;
import java.util.Optional;

/**
 * Offers Jackson 2 where its databind is on the class path or module path: with the modules that the
 * thread's context class loader finds (such as the one for {@code java.time}), unknown members allowed,
 * times as texts, null refused for primitives, and nothing behind the value.
 */
public final class JacksonProvider implements JsonMapper.Provider {

  /** For {@link java.util.ServiceLoader}. */
  public JacksonProvider() {}

  @Override
  public Optional<JsonMapper> newMapper() {
    return Presence.of("com.fasterxml.jackson.databind.ObjectMapper")
        ? Optional.of(Standard.mapper())
        : Optional.empty();
  }

  /** Apart, so that the provider can be loaded without Jackson. */
  private static final class Standard {

    static JsonMapper mapper() {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      com.fasterxml.jackson.databind.json.JsonMapper mapper =
          com.fasterxml.jackson.databind.json.JsonMapper.builder()
              .typeFactory(ownTypes())
              .addModules(ObjectMapper.findModules(loader))
              .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
              .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
              .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
              .build();
      return JacksonMapper.of(mapper);
    }

    /** The default factory remembers the user's classes in a static field, beyond the mapper's life. */
    private static TypeFactory ownTypes() {
      LookupCache<Object, JavaType> own = new LRUMap<>(16, 200);
      return TypeFactory.defaultInstance().withCache(own);
    }
  }
}
