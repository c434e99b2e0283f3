package forewarn.console.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The typeface of the pages as a PDF can hold it. It comes as WOFF, which is TrueType with each
 * table compressed by itself (W3C, WOFF File Format 1.0); here it is taken out again.
 */
final class Fonts {
  private static final int HEADER = 44;
  private static final int ENTRY = 20;
  private static final int SIGNATURE = 0x774F4646;

  /** One file of the family. */
  private record Face(String family, int weight, byte[] bytes) {}

  // What the first has no glyph for is looked for in the second.
  private static final List<Face> FACES =
      List.of(
          face("Inter", 400, "inter-latin-400-normal.woff"),
          face("Inter", 600, "inter-latin-600-normal.woff"),
          face("Inter more", 400, "inter-latin-ext-400-normal.woff"),
          face("Inter more", 600, "inter-latin-ext-600-normal.woff"));

  private Fonts() {}

  static void addTo(PdfRendererBuilder builder) {
    for (Face face : FACES) {
      builder.useFont(
          () -> new ByteArrayInputStream(face.bytes()),
          face.family(),
          face.weight(),
          FontStyle.NORMAL,
          true);
    }
  }

  private static Face face(String family, int weight, String resource) {
    try (InputStream file = Fonts.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalStateException("Cannot find font " + resource);
      }
      return new Face(family, weight, trueType(file.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read font " + resource, e);
    }
  }

  /** The TrueType font in a WOFF file. */
  static byte[] trueType(byte[] woff) {
    ByteBuffer from = ByteBuffer.wrap(woff);
    if (from.getInt(0) != SIGNATURE) {
      throw new IllegalArgumentException("Invalid font: not WOFF");
    }
    int tables = from.getShort(12);
    int power = Integer.highestOneBit(tables);
    ByteBuffer head = ByteBuffer.allocate(12 + 16 * tables);
    head.putInt(from.getInt(4)).putShort((short) tables).putShort((short) (16 * power));
    head.putShort((short) Integer.numberOfTrailingZeros(power));
    head.putShort((short) (16 * (tables - power)));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int i = 0; i < tables; i++) {
      int entry = HEADER + ENTRY * i;
      byte[] table =
          table(woff, from.getInt(entry + 4), from.getInt(entry + 8), from.getInt(entry + 12));
      head.putInt(from.getInt(entry)).putInt(from.getInt(entry + 16));
      head.putInt(head.capacity() + body.size()).putInt(table.length);
      body.writeBytes(table);
      body.writeBytes(new byte[-table.length & 3]);
    }
    return ByteBuffer.allocate(head.capacity() + body.size())
        .put(head.array())
        .put(body.toByteArray())
        .array();
  }

  private static byte[] table(byte[] woff, int offset, int compressed, int length) {
    byte[] table = new byte[length];
    if (compressed == length) {
      System.arraycopy(woff, offset, table, 0, length);
      return table;
    }
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(woff, offset, compressed);
      inflater.inflate(table);
      return table;
    } catch (DataFormatException e) {
      throw new IllegalArgumentException("Invalid font: " + e.getMessage(), e);
    }
  }
}
