package forewarn.console.export;

import static forewarn.console.language.Words.t;

import forewarn.console.layout.Format;
import forewarn.console.pdf.Document;
import forewarn.console.pdf.PdfWriter;
import forewarn.console.problem.Problems;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /export/page.pdf}: what a page shows, laid out for paper. */
@RestController
@Hidden
class PagePdfController {
  private final PdfWriter writer;
  private final InstantSource clock;

  PagePdfController(PdfWriter writer, InstantSource clock) {
    this.writer = writer;
    this.clock = clock;
  }

  @PostMapping(path = "/export/page.pdf", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> pdf(HttpServletRequest request, Authentication caller) throws IOException {
    SentPage page = SentBody.read(request, SentPage.class);
    Instant now = clock.instant();
    String made = t("Made by {0}, {1} {2}", caller.getName(), Format.hour(now), Format.zone());
    try {
      Document document = page.document(made);
      byte[] pdf = writer.write(document);
      return ResponseEntity.ok()
          .contentType(MediaType.APPLICATION_PDF)
          .header(HttpHeaders.CONTENT_DISPOSITION, attachment(page.name(), now))
          .body(pdf);
    } catch (IllegalArgumentException e) {
      throw Problems.badRequest("Bad content", String.valueOf(e.getMessage()));
    } catch (PdfWriter.BusyException e) {
      throw Problems.notReady(String.valueOf(e.getMessage()));
    }
  }

  private static String attachment(String name, Instant now) {
    String plain = name.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    return ContentDisposition.attachment()
        .filename(
            plain + "-" + LocalDate.ofInstant(now, ZoneOffset.UTC) + ".pdf", StandardCharsets.UTF_8)
        .build()
        .toString();
  }
}
