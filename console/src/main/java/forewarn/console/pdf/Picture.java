package forewarn.console.pdf;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A picture of a document: made anew from what was sent, so that nothing of the sender's file but
 * its points gets into a PDF.
 *
 * @param png on white, without transparency
 */
public record Picture(byte[] png, int width, int height) {
  /** More than a chart of a whole page at twice its size; they are 24 MB once decoded. */
  private static final long MOST_POINTS = 6_000_000;

  private static final int WIDEST = 2_000;

  /**
   * Reads a PNG.
   *
   * @throws IllegalArgumentException when it is none, or larger than a page could show
   */
  public static Picture of(byte[] sent) {
    try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(sent))) {
      Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
      ImageReader reader = readers.next();
      try {
        reader.setInput(input, true, true);
        // Known from the file's head: nothing is unpacked before it is known to be small enough.
        long points = (long) reader.getWidth(0) * reader.getHeight(0);
        if (points > MOST_POINTS) {
          throw new IllegalArgumentException(
              "Invalid picture: %d x %d points, more than %d"
                  .formatted(reader.getWidth(0), reader.getHeight(0), MOST_POINTS));
        }
        return onWhite(reader.read(0));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      throw e instanceof IllegalArgumentException known
          ? known
          : new IllegalArgumentException("Invalid picture: not a PNG", e);
    }
  }

  private static Picture onWhite(BufferedImage image) throws IOException {
    double scale = Math.min(1, (double) WIDEST / image.getWidth());
    int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
    BufferedImage flat = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = flat.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    pen.drawImage(image, 0, 0, width, height, Color.WHITE, null);
    pen.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(flat, "png", png);
    return new Picture(png.toByteArray(), width, height);
  }
}
