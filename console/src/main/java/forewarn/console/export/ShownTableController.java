package forewarn.console.export;

import forewarn.console.table.TableFile;
import forewarn.warehouse.export.ExportFormat;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /export/table.xlsx}: the rows that a page shows, as a workbook. */
@RestController
@Hidden
class ShownTableController {
  private final InstantSource clock;

  ShownTableController(InstantSource clock) {
    this.clock = clock;
  }

  @PostMapping(path = "/export/table.xlsx", consumes = MediaType.APPLICATION_JSON_VALUE)
  void xlsx(HttpServletRequest request, HttpServletResponse response) throws IOException {
    ShownTable shown = SentBody.read(request, ShownTable.class);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    TableFile.send(shown.table(), ExportFormat.XLSX, today, response);
  }
}
