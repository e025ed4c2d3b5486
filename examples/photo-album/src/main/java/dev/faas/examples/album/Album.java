package dev.faas.examples.album;

import dev.faas.FunctionFactory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the functions of the album, each with what it needs. It stands in {@code
 * META-INF/services/dev.faas.FunctionFactory}, where platforms and tests find it.
 */
public final class Album implements FunctionFactory {

  private final PhotoStore photos;
  private final Mailer mailer;
  private final Catalog catalog = new Catalog();
  private final SearchIndex index = new SearchIndex();
  private final ClickCounts counts = new ClickCounts();

  /** An album in memory that sends no mail; a real one has the clients of its services here. */
  public Album() {
    this(new PhotosInMemory(), mail -> {});
  }

  /** An album over these services. */
  public Album(PhotoStore photos, Mailer mailer) {
    this.photos = photos;
    this.mailer = mailer;
  }

  @Override
  public <H> Optional<H> create(Class<H> handlerClass, World world) {
    return Optional.ofNullable(handler(handlerClass, world)).map(handlerClass::cast);
  }

  private @Nullable Object handler(Class<?> type, World world) {
    if (type == Photos.class) {
      return new Photos(catalog);
    } else if (type == Thumbnails.class) {
      return new Thumbnails(photos, world.environmentVariables());
    } else if (type == Search.class) {
      return new Search(index);
    } else if (type == Clicks.class) {
      return new Clicks(counts);
    }
    return type == Mails.class ? new Mails(mailer) : null;
  }
}
