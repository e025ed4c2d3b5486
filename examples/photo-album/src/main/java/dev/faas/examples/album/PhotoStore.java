package dev.faas.examples.album;

import java.io.IOException;
import java.util.Optional;

/** Where the bytes of the photos are: a bucket. */
public interface PhotoStore {

  /** The object of this key, if there is one. */
  Optional<byte[]> read(String key) throws IOException;

  /** Puts an object there, over one that may be there. */
  void write(String key, byte[] content) throws IOException;

  /** Takes an object away, if there is one. */
  void delete(String key) throws IOException;
}
