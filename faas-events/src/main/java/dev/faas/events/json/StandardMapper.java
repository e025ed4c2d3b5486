package dev.faas.events.json;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the mapper of a type, one for each class loader.
 *
 * <p>A mapper remembers the classes that it has mapped. So that it dies with them, it is held only by
 * the classes of its own loader: by the {@link ClassValue} entries of those that it was asked for.
 * Classes that do not know this library (those of the JDK, or of a parent of its loader) outlive it and
 * must hold nothing; they share the mapper of the library's own loader.
 */
final class StandardMapper {

  /** Where this library's own providers live. They come last, whatever the order of the class path. */
  private static final String OWN_PROVIDERS = "dev.faas.events.jackson.";

  private static final ClassLoader OWN_LOADER = StandardMapper.class.getClassLoader();

  private static final Map<ClassLoader, WeakReference<JsonMapper>> MAPPERS = new WeakHashMap<>();

  private static final ClassValue<JsonMapper> BY_TYPE = new ClassValue<>() {
    @Override
    protected JsonMapper computeValue(Class<?> type) {
      return shared(type.getClassLoader());
    }
  };

  private StandardMapper() {}

  static JsonMapper of(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return BY_TYPE.get(loader != null && knowsUs(loader) ? type : StandardMapper.class);
  }

  private static boolean knowsUs(ClassLoader loader) {
    if (loader == OWN_LOADER) {
      return true;
    }
    try {
      return Class.forName(JsonMapper.class.getName(), false, loader) == JsonMapper.class;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static JsonMapper shared(ClassLoader loader) {
    synchronized (MAPPERS) {
      WeakReference<JsonMapper> known = MAPPERS.get(loader);
      JsonMapper mapper = known == null ? null : known.get();
      if (mapper == null) {
        mapper = withContextLoader(loader);
        if (mapper == null) {
          throw new IllegalStateException("no JSON mapper is found: add"
              + " com.fasterxml.jackson.core:jackson-databind (Jackson 2) or"
              + " tools.jackson.core:jackson-databind (Jackson 3) to the function's dependencies,"
              + " or offer a " + JsonMapper.Provider.class.getName());
        }
        MAPPERS.put(loader, new WeakReference<>(mapper));
      }
      return mapper;
    }
  }

  /** Mapping libraries look for their extensions through the thread's context class loader. */
  private static @Nullable JsonMapper withContextLoader(ClassLoader loader) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return newMapper(loader);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static @Nullable JsonMapper newMapper(ClassLoader loader) {
    List<JsonMapper.Provider> own = new ArrayList<>();
    for (JsonMapper.Provider provider : ServiceLoader.load(JsonMapper.Provider.class, loader)) {
      if (provider.getClass().getName().startsWith(OWN_PROVIDERS)) {
        own.add(provider);
        continue;
      }
      Optional<JsonMapper> mapper = provider.newMapper();
      if (mapper.isPresent()) {
        return mapper.get();
      }
    }
    for (JsonMapper.Provider provider : own) {
      Optional<JsonMapper> mapper = provider.newMapper();
      if (mapper.isPresent()) {
        return mapper.get();
      }
    }
    return null;
  }
}
