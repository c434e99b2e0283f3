package forewarn.console.prediction;

import static forewarn.console.language.Words.composed;
import static forewarn.console.language.Words.t;

import forewarn.console.layout.Format;
import forewarn.warehouse.batch.BatchTemplate;
import forewarn.warehouse.batch.Details;
import forewarn.warehouse.export.ExportFormat;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Files of records: sent, followed, looked at and taken back. */
@Controller
class BatchController {
  private final Batches batches;
  private final int mostMegabytes;

  BatchController(Batches batches, @Value("${forewarn.upload-mb:200}") int mostMegabytes) {
    this.batches = batches;
    this.mostMegabytes = mostMegabytes;
  }

  @GetMapping("/predict/batch")
  ModelAndView page(Principal caller) {
    return page(caller, null, 0, "");
  }

  @GetMapping("/predict/batch/{id}")
  ModelAndView one(
      @PathVariable("id") String id,
      @RequestParam(name = "from", defaultValue = "0") int from,
      Principal caller) {
    Batch batch = batches.find(caller.getName(), id).orElse(null);
    if (batch == null) {
      ModelAndView page =
          page(caller, null, 0, t("That file is no longer kept. Results are kept for one hour."));
      page.setStatus(HttpStatus.NOT_FOUND);
      return page;
    }
    return page(caller, batch, from, "");
  }

  private ModelAndView page(Principal caller, @Nullable Batch batch, int from, String problem) {
    ModelAndView page = new ModelAndView("prediction/batch");
    page.addObject(
        "page",
        new BatchPage(
            batch,
            batches.of(caller.getName()),
            batch == null ? null : BatchPage.result(batch, from),
            mostMegabytes,
            problem));
    return page;
  }

  @PostMapping("/predict/batch")
  ModelAndView send(@RequestParam("file") MultipartFile file, Principal caller) {
    if (file.isEmpty() && String.valueOf(file.getOriginalFilename()).isEmpty()) {
      return refused(caller, HttpStatus.BAD_REQUEST, t("Choose a file first."));
    }
    try {
      return to(batches.begin(caller.getName(), file));
    } catch (ErrorResponseException e) {
      return refused(caller, e.getStatusCode(), composed(String.valueOf(e.getBody().getDetail())));
    }
  }

  private ModelAndView refused(
      Principal caller, org.springframework.http.HttpStatusCode status, String problem) {
    ModelAndView page = page(caller, null, 0, problem);
    page.setStatus(status);
    return page;
  }

  private static ModelAndView to(Batch batch) {
    return new ModelAndView("redirect:/predict/batch/" + batch.id());
  }

  @PostMapping("/predict/batch/{id}/cancel")
  ModelAndView cancel(@PathVariable("id") String id, Principal caller) {
    Batch batch = find(id, caller);
    batch.cancel();
    return to(batch);
  }

  @GetMapping("/predict/batch/{id}/result")
  void result(
      @PathVariable("id") String id,
      @RequestParam(name = "format", required = false) @Nullable String format,
      @RequestParam(name = "details", required = false) @Nullable String details,
      Principal caller,
      HttpServletResponse response)
      throws IOException {
    BatchDownload.send(
        find(id, caller),
        format == null ? null : ExportFormat.of(format).orElse(null),
        details == null ? Details.RESULT : Details.MISSING_AND_UNUSUAL,
        response);
  }

  private Batch find(String id, Principal caller) {
    return batches
        .find(caller.getName(), id)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no batch " + id));
  }

  @GetMapping({"/predict/template.xlsx", "/predict/template.csv"})
  void template(jakarta.servlet.http.HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    BatchTemplate template = TemplateFile.template();
    boolean csv = request.getRequestURI().endsWith(".csv");
    response.setContentType((csv ? ExportFormat.CSV : ExportFormat.XLSX).mediaType());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename("forewarn-template" + (csv ? ".csv" : ".xlsx"))
            .build()
            .toString());
    if (csv) {
      template.writeCsv(response.getOutputStream());
    } else {
      template.writeXlsx(response.getOutputStream());
    }
  }

  @ExceptionHandler
  ModelAndView tooLarge(MaxUploadSizeExceededException e, Principal caller) {
    return refused(
        caller,
        HttpStatus.CONTENT_TOO_LARGE,
        t("The file has more than {0} MB. Send it in parts.", Format.count(mostMegabytes)));
  }
}
