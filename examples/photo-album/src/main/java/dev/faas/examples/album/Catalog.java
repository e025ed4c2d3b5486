package dev.faas.examples.album;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Which photos there are, in memory; a real album has a table. */
public final class Catalog {

  private final Map<String, Photo> photos = new ConcurrentSkipListMap<>();

  /** All photos, by key. */
  public List<Photo> all() {
    return List.copyOf(photos.values());
  }

  /** The photo of this key. */
  public Optional<Photo> find(String key) {
    return Optional.ofNullable(photos.get(key));
  }

  /** Adds a photo; false if there is one of its key already. */
  public boolean add(Photo photo) {
    return photos.putIfAbsent(photo.key(), photo) == null;
  }
}
