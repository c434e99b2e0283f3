package forewarn.prediction.evaluation;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The report as JSON. */
final class ReportJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ReportJson() {}

  static String write(EvaluationReport report) {
    return MAPPER.writeValueAsString(report);
  }
}
