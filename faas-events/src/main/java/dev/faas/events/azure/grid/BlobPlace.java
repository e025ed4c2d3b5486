package dev.faas.events.azure.grid;

import dev.faas.events.azure.host.HttpTarget;
import dev.faas.events.codec.Derivation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where a blob is, as subject and URL of an event say it. The URL is encoded, and has the account in its path
 * in an emulator; the subject is neither.
 *
 * @param container its name
 * @param key the name of the blob
 */
record BlobPlace(String container, String key) {

  /** {@code /blobServices/default/containers/…/blobs/…}. */
  static final Derivation<BlobPlace, String> SUBJECT = new Subject();

  /** The URL in an account {@code myaccount}. */
  static final Derivation<BlobPlace, String> URL = new Url();

  private static final String CONTAINERS = "/containers/";
  private static final String BLOBS = "/blobs/";

  /** The place, or null if subject and URL are of something else. */
  static @Nullable BlobPlace of(@Nullable String subject, @Nullable String url) {
    int containers = subject == null ? -1 : subject.indexOf(CONTAINERS);
    int start = containers + CONTAINERS.length();
    int blobs = subject == null || containers < 0 ? -1 : subject.indexOf(BLOBS, start);
    if (subject == null || blobs <= start) {
      return null;
    }
    String container = subject.substring(start, blobs);
    String key = url == null ? null : key(container, HttpTarget.of(url).path());
    return new BlobPlace(container, key == null ? subject.substring(blobs + BLOBS.length()) : key);
  }

  private static @Nullable String key(String container, String path) {
    int found = path.indexOf("/" + container + "/");
    if (found < 0) {
      return null;
    }
    String encoded = path.substring(found + container.length() + 2);
    try {
      return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return encoded;
    }
  }

  private static final class Subject extends Derivation<BlobPlace, String> {
    @Override
    public String of(BlobPlace place) {
      return "/blobServices/default" + CONTAINERS + place.container + BLOBS + place.key;
    }

    @Override
    public boolean isUsual(BlobPlace place, String subject) {
      return subject.equals(of(place));
    }
  }

  private static final class Url extends Derivation<BlobPlace, String> {
    @Override
    public String of(BlobPlace place) {
      String key = HttpTarget.escaped(place.key.replace("%", "%25"));
      return "https://myaccount.blob.core.windows.net/" + place.container + "/" + key;
    }
  }
}
