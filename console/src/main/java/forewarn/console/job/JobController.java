package forewarn.console.job;

import forewarn.console.start.Engine;
import forewarn.prediction.registry.Decision.Kind;
import forewarn.prediction.registry.ModelId;
import forewarn.prediction.training.Comparison;
import forewarn.warehouse.export.ExportFormat;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where commands reach the running instance. Answers a line of JSON for each step of progress and
 * one for the end, as {@link RunningInstance} reads them. Only the holder of the instance's token
 * gets here.
 */
@RestController
class JobController {
  private static final Logger log = LoggerFactory.getLogger(JobController.class);

  private final Engine engine;
  private final JsonMapper json;

  JobController(Engine engine, JsonMapper json) {
    this.engine = engine;
    this.json = json;
  }

  record ImportRequest(List<String> paths) {}

  record ExportRequest(String table, ExportFormat format, String target) {}

  record BackupRequest(String file) {}

  record TrainRequest(Comparison comparison) {}

  @PostMapping("/internal/jobs/import")
  void importFiles(@RequestBody ImportRequest request, HttpServletResponse response)
      throws IOException {
    run(new Job.Import(request.paths().stream().map(Path::of).toList()), response);
  }

  @PostMapping("/internal/jobs/rebuild")
  void rebuild(HttpServletResponse response) throws IOException {
    run(new Job.Rebuild(), response);
  }

  @PostMapping("/internal/jobs/train")
  void train(@RequestBody TrainRequest request, HttpServletResponse response) throws IOException {
    run(new Job.Train(request.comparison()), response);
  }

  @PostMapping("/internal/jobs/export")
  void export(@RequestBody ExportRequest request, HttpServletResponse response) throws IOException {
    run(new Job.Export(request.table(), request.format(), Path.of(request.target())), response);
  }

  record DecideRequest(Kind what, String model, String who, String why) {}

  @PostMapping("/internal/jobs/decide")
  void decide(@RequestBody DecideRequest request, HttpServletResponse response) throws IOException {
    ModelId model = request.model().isEmpty() ? null : ModelId.parse(request.model());
    run(new Job.Decide(request.what(), model, request.who(), request.why()), response);
  }

  @PostMapping("/internal/jobs/backup")
  void backUp(@RequestBody BackupRequest request, HttpServletResponse response) throws IOException {
    run(new Job.Backup(Path.of(request.file())), response);
  }

  private void run(Job job, HttpServletResponse response) throws IOException {
    response.setContentType("application/x-ndjson");
    response.setCharacterEncoding("UTF-8");
    Writer lines = response.getWriter();
    try {
      JobResult result =
          new JobRunner(engine)
              .run(
                  job,
                  (what, done, total) ->
                      write(lines, Map.of("what", what, "done", done, "total", total)));
      write(lines, Map.of("result", result.text(), "failure", result.failure()));
    } catch (RuntimeException e) {
      log.error("Cannot run {}", job, e);
      write(lines, Map.of("error", e.getMessage() == null ? e.toString() : e.getMessage()));
    }
  }

  private void write(Writer lines, Map<String, ?> line) {
    try {
      lines.write(json.writeValueAsString(line) + "\n");
      lines.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot report progress: the command has gone", e);
    }
  }
}
