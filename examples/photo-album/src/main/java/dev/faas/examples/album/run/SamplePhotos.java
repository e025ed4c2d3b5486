package dev.faas.examples.album.run;

import dev.faas.examples.album.PhotoStore;
import dev.faas.examples.album.PhotosInMemory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * The bucket behind the events, which brings no photos: it draws one for every key that is not there,
 * and has no picture but a text where the key says {@code damaged}.
 */
final class SamplePhotos implements PhotoStore {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;

  private final PhotosInMemory written = new PhotosInMemory();

  @Override
  public Optional<byte[]> read(String key) throws IOException {
    Optional<byte[]> found = written.read(key);
    return found.isPresent() ? found : Optional.of(sample(key));
  }

  private static byte[] sample(String key) throws IOException {
    return key.contains("damaged") ? "no picture".getBytes(StandardCharsets.UTF_8) : drawn();
  }

  private static byte[] drawn() throws IOException {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        picture.setRGB(x, y, (y * 255 / HEIGHT) << 16 | (x * 255 / WIDTH));
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpg", bytes);
    return bytes.toByteArray();
  }

  @Override
  public void write(String key, byte[] content) {
    written.write(key, content);
  }

  @Override
  public void delete(String key) {
    written.delete(key);
  }
}
