package dev.faas.examples.album;

import java.util.regex.Pattern;

/**
 * A photo of the album.
 *
 * @param key the name of its object in the bucket: letters, digits, dots, dashes and underscores
 */
public record Photo(String key, String title) {

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._-]+");

  /** Refuses what is no photo, so that nobody else has to ask. */
  public Photo {
    if (key == null || !KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("a photo has a key such as cat.jpg, not " + key);
    }
    if (title == null || title.isBlank()) {
      throw new IllegalArgumentException("a photo has a title");
    }
  }
}
