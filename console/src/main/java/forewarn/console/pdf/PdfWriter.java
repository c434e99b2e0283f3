package forewarn.console.pdf;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import com.openhtmltopdf.util.XRLog;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Lays documents out on A4. One at a time, so that its memory is bounded; others wait for a while.
 * Whatever a document says, nothing but its own pictures and our style sheet can be reached while
 * it is made: no file, no address. Thread-safe.
 */
@Component
public final class PdfWriter {
  private static final String OWN = "forewarn";
  private static final Map<String, String> STYLES =
      Map.of(OWN + ":///document.css", "document.css", OWN + ":///wide.css", "wide.css");
  private static final String PICTURE = OWN + ":///picture/";
  private static final long LONGEST_WAIT_SECONDS = 30;

  static {
    // Each missing glyph and box would be a line on the terminal.
    XRLog.setLoggingEnabled(false);
  }

  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
  private final Semaphore place = new Semaphore(1, true);

  /** There is no place: others are being made and take their time. */
  public static final class BusyException extends Exception {
    private static final long serialVersionUID = 1L;

    BusyException() {
      super("Cannot make the PDF now: others are being made; try again in a moment");
    }
  }

  /**
   * Makes a PDF, with words in the language of whoever asks.
   *
   * @throws BusyException when others take too long
   */
  public byte[] write(Document document) throws BusyException {
    // Rendered before waiting: its words are those of this request.
    TemplateOutput page = new StringOutput();
    templates.render("pdf/document.jte", Map.of("document", document), page);
    try {
      if (!place.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new BusyException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusyException();
    }
    try {
      return laidOut(page.toString(), document);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot lay out " + document.title(), e);
    } finally {
      place.release();
    }
  }

  private static byte[] laidOut(String page, Document document) throws IOException {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    for (ExternalResourceControlPriority priority : ExternalResourceControlPriority.values()) {
      builder.useExternalResourceAccessControl(
          (address, kind) -> STYLES.containsKey(address) || address.startsWith(PICTURE), priority);
    }
    List<Picture> pictures = document.pictures();
    DefaultObjectDrawerFactory drawings = new DefaultObjectDrawerFactory();
    drawings.registerDrawer(PlotDrawing.TYPE, new PlotDrawing(document.plots()));
    builder.useObjectDrawerFactory(drawings);
    builder.useProtocolsStreamImplementation(address -> new Own(resource(address, pictures)), OWN);
    Fonts.addTo(builder);
    builder.useReplacementText("?");
    builder.withProducer("Forewarn");
    builder.withHtmlContent(Text.xml(page), OWN + ":///");
    builder.toStream(pdf);
    builder.run();
    return pdf.toByteArray();
  }

  private static byte[] resource(String address, List<Picture> pictures) {
    if (address.startsWith(PICTURE)) {
      return pictures.get(Integer.parseInt(address.substring(PICTURE.length()))).png();
    }
    String name = STYLES.getOrDefault(address, address);
    try (InputStream style = PdfWriter.class.getResourceAsStream(name)) {
      if (style == null) {
        throw new IllegalStateException("Cannot find " + name);
      }
      return style.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Own(byte[] bytes) implements FSStream {
    @Override
    public InputStream getStream() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public Reader getReader() {
      return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
    }
  }
}
