package dev.faas.examples.album;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Pictures as bytes of a JPEG file. */
final class Jpeg {

  private Jpeg() {}

  /** The picture made smaller, until no edge is longer than this; a small one stays as large as it is. */
  static byte[] scaled(byte[] jpeg, int longestEdge) throws IOException {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg));
    if (picture == null) {
      throw new IOException("no picture that can be read: " + jpeg.length + " bytes");
    }
    int longest = Math.max(picture.getWidth(), picture.getHeight());
    double factor = Math.min(1.0, (double) longestEdge / longest);
    int width = Math.max(1, (int) Math.round(picture.getWidth() * factor));
    int height = Math.max(1, (int) Math.round(picture.getHeight() * factor));

    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(picture, 0, 0, width, height, null);
    graphics.dispose();
    return bytes(small);
  }

  private static byte[] bytes(BufferedImage picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(picture, "jpg", bytes)) {
      throw new IOException("this Java cannot write JPEG");
    }
    return bytes.toByteArray();
  }
}
