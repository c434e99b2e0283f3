package forewarn.console.assistant;

import com.fasterxml.jackson.annotation.JsonProperty;
import forewarn.assistant.conversation.Answer;
import forewarn.assistant.conversation.Asker;
import forewarn.assistant.conversation.Assistant;
import forewarn.assistant.conversation.FeedbackCases;
import forewarn.assistant.conversation.Message;
import forewarn.assistant.conversation.Step;
import forewarn.console.problem.Problems;
import forewarn.console.push.EventStream;
import forewarn.console.push.EventStreams;
import forewarn.console.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /api/v1/assistant}: a message, answered as a stream of events. */
@RestController
@Tag(name = "Assistant", description = "A conversation over data, notes, predictions and incidents")
class AssistantApi {
  private static final Logger LOG = LoggerFactory.getLogger(AssistantApi.class);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Assistant assistant;
  private final FeedbackCases cases;
  private final EventStreams streams;

  AssistantApi(Assistant assistant, FeedbackCases cases, EventStreams streams) {
    this.assistant = assistant;
    this.cases = cases;
    this.streams = streams;
  }

  /**
   * What comes in: a message, or a confirmation of what an answer has proposed.
   *
   * @param conversationId a new one when missing
   * @param confirm the id of a proposal
   */
  record Said(
      @Nullable String message,
      @JsonProperty("conversation_id") @Nullable String conversationId,
      @Nullable String confirm) {}

  @PostMapping(path = "/api/v1/assistant", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Say something to the assistant",
      description =
          "The answer is a stream of server-sent events: conversation, a step for each part of the"
              + " plan as it ends, text, table, chart, citations, proposal when something waits to"
              + " be confirmed, done. Events that have nothing to say are left out. Nothing is sent"
              + " or changed until confirm is sent with the proposal's id, by the same user in the"
              + " same conversation, once, before it expires.")
  void say(
      @RequestBody Said said,
      Authentication caller,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    String given = said.conversationId();
    if (given != null && !Askers.isId(given)) {
      throw Problems.badField("conversation_id", given, "not 1 to 64 letters, digits and hyphens");
    }
    String confirm = said.confirm();
    String message = said.message() == null ? "" : said.message().strip();
    if (confirm == null) {
      check(message);
    } else if (given == null) {
      throw Problems.badField("conversation_id", "", "missing");
    }
    String conversation = given == null ? UUID.randomUUID().toString() : given;
    Asker asker = Askers.of(caller, request);
    streams.serve(
        response,
        stream -> {
          send(stream, "conversation", Map.of("conversation_id", conversation));
          Consumer<Step> progress = step -> sendStep(stream, step);
          tell(
              stream,
              confirm == null
                  ? assistant.say(asker, conversation, message, progress)
                  : assistant.confirm(asker, conversation, confirm, progress));
        });
  }

  private static void check(String message) {
    if (message.isEmpty()) {
      throw Problems.badField("message", "", "missing");
    }
    if (message.length() > Assistant.LONGEST_MESSAGE) {
      throw Problems.badField(
          "message", message.length() + " characters", "longer than " + Assistant.LONGEST_MESSAGE);
    }
  }

  private static void tell(EventStream stream, Message message) throws IOException {
    Answer answer = Objects.requireNonNull(message.answer());
    send(
        stream,
        "text",
        Map.of(
            "text", answer.text(),
            "interpretation", answer.interpretation(),
            "sql", answer.sql(),
            "verified", answer.verified(),
            "suggestions", answer.suggestions()));
    if (!answer.columns().isEmpty()) {
      send(
          stream,
          "table",
          Map.of(
              "columns", answer.columns(), "rows", answer.rows(), "truncated", answer.truncated()));
    }
    Answer.Drawing drawing = answer.drawing();
    if (drawing != null) {
      send(
          stream,
          "chart",
          Map.of("kind", drawing.line() ? "line" : "bars", "x", drawing.x(), "y", drawing.y()));
    }
    if (!answer.citations().isEmpty()) {
      send(stream, "citations", answer.citations());
    }
    if (!answer.proposal().isEmpty()) {
      send(stream, "proposal", Map.of("id", answer.proposal()));
    }
    send(stream, "done", Map.of("number", message.number()));
  }

  // Whoever has gone still gets an answer, to be read when they come back.
  private static void sendStep(EventStream stream, Step step) {
    try {
      send(stream, "step", step);
    } catch (IOException e) {
      LOG.debug("The client has gone", e);
    }
  }

  private static void send(EventStream stream, String event, Object data) throws IOException {
    stream.writeLine(event, JSON.writeValueAsBytes(data));
    stream.flush();
  }

  @GetMapping(path = "/api/v1/assistant/feedback.yml", produces = "application/yaml")
  @Operation(
      summary = "Rated answers as evaluation cases",
      description =
          "For engineers and administrators: each rated question with those it builds on, in the"
              + " evaluation's form. A question whose answer was found wrong stands as a comment.")
  String feedback(Authentication caller) {
    if (!Caller.mayCorrectRows(caller)) {
      throw Problems.of(
          HttpStatus.FORBIDDEN, "Not allowed", "Only engineers and administrators may read this");
    }
    return cases.yaml();
  }
}
