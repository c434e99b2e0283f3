package forewarn.benchmarks.gallery;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * A picture of a page with at most 256 colours: a third of the size, and pages have few colours.
 * Each pixel gets the nearest of the colours that are most frequent, fine ones before coarse.
 */
final class Picture {
  private static final int MOST = 256;
  private static final int COARSE = 0xF8F8F8;

  private Picture() {}

  /**
   * Stores a screenshot.
   *
   * @param mostRows what lies below is cut off
   */
  static void write(byte[] screenshot, int mostRows, Path file) throws IOException {
    BufferedImage full = ImageIO.read(new ByteArrayInputStream(screenshot));
    BufferedImage shown =
        full.getSubimage(0, 0, full.getWidth(), Math.min(mostRows, full.getHeight()));
    ImageIO.write(indexed(shown), "png", file.toFile());
  }

  private static BufferedImage indexed(BufferedImage image) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    int[] palette = palette(pixels);
    BufferedImage indexed =
        new BufferedImage(
            image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model(palette));
    Map<Integer, Integer> nearest = new HashMap<>();
    byte[] indices = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      indices[i] =
          nearest
              .computeIfAbsent(pixels[i] & 0xFFFFFF, colour -> nearest(palette, colour))
              .byteValue();
    }
    indexed.getRaster().setDataElements(0, 0, image.getWidth(), image.getHeight(), indices);
    return indexed;
  }

  private static IndexColorModel model(int[] palette) {
    return new IndexColorModel(
        8, palette.length, palette, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
  }

  // Of colours that are almost the same, the most frequent one stands for all.
  private static int[] palette(int[] pixels) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int pixel : pixels) {
      counts.merge(pixel & 0xFFFFFF, 1, Integer::sum);
    }
    List<Integer> frequent = byCount(counts);
    if (frequent.size() > MOST) {
      Map<Integer, Integer> buckets = new HashMap<>();
      Map<Integer, Integer> finest = new HashMap<>();
      for (int colour : frequent) {
        buckets.merge(colour & COARSE, counts.getOrDefault(colour, 0), Integer::sum);
        finest.putIfAbsent(colour & COARSE, colour);
      }
      frequent =
          byCount(buckets).stream().map(bucket -> finest.getOrDefault(bucket, bucket)).toList();
    }
    return frequent.stream().limit(MOST).mapToInt(Integer::intValue).toArray();
  }

  private static List<Integer> byCount(Map<Integer, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static int nearest(int[] palette, int colour) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < palette.length; i++) {
      int distance = distance(palette[i], colour);
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }

  private static int distance(int one, int other) {
    int sum = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int part = (one >> shift & 0xFF) - (other >> shift & 0xFF);
      sum += part * part;
    }
    return sum;
  }
}
