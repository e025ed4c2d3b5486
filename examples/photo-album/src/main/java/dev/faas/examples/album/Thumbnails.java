package dev.faas.examples.album;

import dev.faas.Context;
import dev.faas.EnvironmentVariables;
import dev.faas.events.StorageEvent;
import dev.faas.events.StorageHandler;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Keeps a thumbnail beside each JPEG of the bucket, under {@code thumbnails/KEY}. */
public final class Thumbnails implements StorageHandler {

  private static final String FOLDER = "thumbnails/";

  private final PhotoStore photos;
  private final int longestEdge;

  public Thumbnails(PhotoStore photos, EnvironmentVariables variables) {
    this.photos = photos;
    this.longestEdge = variables.get("THUMBNAIL_PIXELS").map(Integer::parseInt).orElse(160);
  }

  @Override
  public void on(StorageEvent event, Context context) throws IOException {
    String key = event.key();
    if (key.startsWith(FOLDER) || !key.toLowerCase(Locale.ROOT).matches(".*\\.jpe?g")) {
      context.logger().info("no photo, left alone: {}", key);
      return;
    }
    switch (event.kind()) {
      case CREATED -> make(key, context);
      case DELETED -> photos.delete(FOLDER + key);
      default -> context.logger().info("nothing to do: {} {}", event.eventName(), key);
    }
  }

  private void make(String key, Context context) throws IOException {
    Optional<byte[]> photo = photos.read(key);
    if (photo.isEmpty()) {
      context.logger().warn("gone before its thumbnail was made: {}", key);
      return;
    }
    photos.write(FOLDER + key, Jpeg.scaled(photo.get(), longestEdge));
    context.logger().info("made {}{}", FOLDER, key);
  }
}
