package dev.faas.examples.album;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A bucket for tests and for a first try. */
public final class PhotosInMemory implements PhotoStore {

  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();

  @Override
  public Optional<byte[]> read(String key) {
    return Optional.ofNullable(objects.get(key));
  }

  @Override
  public void write(String key, byte[] content) {
    objects.put(key, content.clone());
  }

  @Override
  public void delete(String key) {
    objects.remove(key);
  }
}
