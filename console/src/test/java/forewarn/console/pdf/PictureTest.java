package forewarn.console.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureTest {
  static byte[] png(int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0xFF0B6F9E);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }

  /** The head of a picture of that size, and nothing in it. */
  private static byte[] bomb(int width, int height) {
    ByteBuffer head = ByteBuffer.allocate(17);
    head.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
    head.put(new byte[] {8, 6, 0, 0, 0});
    CRC32 sum = new CRC32();
    sum.update(head.array());
    return ByteBuffer.allocate(33)
        .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})
        .putInt(13)
        .put(head.array())
        .putInt((int) sum.getValue())
        .array();
  }

  @Test
  void isMadeAnewOnWhite() throws IOException {
    Picture picture = Picture.of(png(40, 20));

    BufferedImage read = ImageIO.read(new ByteArrayInputStream(picture.png()));
    assertThat(read.getColorModel().hasAlpha()).isFalse();
    assertThat(read.getRGB(0, 0)).isEqualTo(0xFF0B6F9E);
    assertThat(read.getRGB(39, 19)).isEqualTo(0xFFFFFFFF);
  }

  @Test
  void isNoWiderThanPaperNeeds() throws IOException {
    Picture picture = Picture.of(png(4000, 100));

    assertThat(picture.width()).isEqualTo(2000);
    assertThat(picture.height()).isEqualTo(50);
  }

  @Test
  void aHugeOneIsRefusedByItsHead() {
    assertThatThrownBy(() -> Picture.of(bomb(60_000, 60_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("60000 x 60000 points, more than 6000000");
  }

  @Test
  void whatIsNoPngIsRefused() {
    byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> Picture.of(svg)).hasMessage("Invalid picture: not a PNG");
    assertThatThrownBy(() -> Picture.of(new byte[0])).hasMessage("Invalid picture: not a PNG");
    assertThatThrownBy(() -> Picture.of(bomb(10, 10))).hasMessage("Invalid picture: not a PNG");
  }
}
