package forewarn.console.assistant;

import com.fasterxml.jackson.annotation.JsonProperty;
import forewarn.assistant.analyst.AnalystAnswer;
import forewarn.assistant.analyst.AnswerText;
import forewarn.assistant.analyst.Chart;
import forewarn.console.problem.Problems;
import forewarn.warehouse.query.Column;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/analyst}: a question in plain words, answered with a figure and its SQL. */
@RestController
@Tag(name = "Analyst")
class AnalystApi {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final int LONGEST = 1_000;

  private final AnalystDesk desk;

  AnalystApi(AnalystDesk desk) {
    this.desk = desk;
  }

  /**
   * What comes in.
   *
   * @param conversationId what a question edits the last query of; a new one when missing
   */
  record Question(
      @Nullable String question,
      @JsonProperty("conversation_id") @Nullable String conversationId) {}

  /** How the rows are best drawn. */
  record Drawing(String kind, String x, List<String> y) {}

  /** What goes out; {@code clarify} has choices when the question could not be answered. */
  record Answered(
      String outcome,
      String answer,
      String interpretation,
      String sql,
      boolean verified,
      List<Column> columns,
      List<List<@Nullable Object>> rows,
      boolean truncated,
      @Nullable Drawing chart,
      @Nullable List<String> clarify,
      @JsonProperty("conversation_id") String conversationId) {}

  @PostMapping(path = "/api/v1/analyst", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Ask in plain words",
      description =
          "In English or Indonesian. The answer has the figure in a sentence, how the question was"
              + " understood, the rows, and the SQL they come from; verified when a person has"
              + " found that SQL right for this question. What is not certain is asked back in"
              + " clarify. With the conversation_id of an answer, the next question may edit it:"
              + " \"and in November?\", \"only Java\", \"top 3\".")
  Answered ask(@RequestBody Question asked, Authentication caller) {
    String question = question(asked.question());
    String id = asked.conversationId();
    if (id != null && !ID.matcher(id).matches()) {
      throw Problems.badField("conversation_id", id, "not 1 to 64 letters, digits and hyphens");
    }
    String conversation = id == null ? UUID.randomUUID().toString() : id;
    return answered(desk.ask(question, caller.getName(), conversation), conversation);
  }

  @Hidden
  @GetMapping(path = "/internal/analyst", produces = MediaType.TEXT_PLAIN_VALUE)
  String text(@RequestParam("question") String question) {
    // The holder of the instance's token is no user, and a question by itself needs none.
    return AnswerText.of(desk.ask(question(question), "", ""));
  }

  private static String question(@Nullable String question) {
    if (question == null || question.isBlank()) {
      throw Problems.badField("question", "", "missing");
    }
    if (question.length() > LONGEST) {
      throw Problems.badField(
          "question", question.length() + " characters", "longer than " + LONGEST);
    }
    return question;
  }

  private static Answered answered(AnalystAnswer answer, String conversation) {
    Chart chart = answer.chart();
    return new Answered(
        answer.outcome().name().toLowerCase(Locale.ROOT),
        answer.text(),
        answer.interpretation(),
        answer.sql(),
        answer.verification() == AnalystAnswer.Verification.VERIFIED,
        answer.table().columns(),
        answer.table().rows(),
        answer.table().truncated(),
        chart == null
            ? null
            : new Drawing(chart.kind().name().toLowerCase(Locale.ROOT), chart.x(), chart.y()),
        answer.outcome() == AnalystAnswer.Outcome.ASKS ? answer.choices() : null,
        conversation);
  }
}
