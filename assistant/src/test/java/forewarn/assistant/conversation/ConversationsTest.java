package forewarn.assistant.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.assistant.analyst.query.Condition;
import forewarn.assistant.analyst.query.Direction;
import forewarn.assistant.analyst.query.Measure;
import forewarn.assistant.analyst.query.Ranking;
import forewarn.assistant.analyst.query.SemanticQuery;
import forewarn.assistant.analyst.query.Threshold;
import forewarn.assistant.analyst.query.TimeRange;
import forewarn.assistant.evaluation.EvaluationFile;
import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationsTest {
  @TempDir Path folder;
  final Database database = emptyStore();
  final Conversations conversations = new Conversations(database, InstantSource.system());

  Database emptyStore() {
    return TestStore.sqlite();
  }

  private static Answer answer(String text, String sql) {
    List<@Nullable Object> row = new ArrayList<>();
    row.add("Aceh");
    row.add(0.5);
    row.add(null);
    return new Answer(
        text,
        "average of fault_rate",
        sql,
        true,
        List.of("province", "fault_rate", "nothing"),
        List.of(row),
        false,
        new Answer.Drawing(false, "province", List.of("fault_rate")),
        List.of(new Citation(Citation.Kind.TABLE, "DATAMART.X", "/catalogue/DATAMART.X")),
        List.of("by vendor instead"),
        "",
        List.of(new Step("Ask the data", "q", "1 rows", 3, Step.Outcome.DONE)));
  }

  @Test
  void whatIsSaidIsReadBackAsItWas() {
    Answer answer = answer("It is 0.5.", "select 1");
    conversations.say("ana", "c-1", "What is the fault rate?");
    conversations.answer("ana", "c-1", answer);

    List<Message> messages =
        new Conversations(database, InstantSource.system()).messages("ana", "c-1");

    assertThat(messages)
        .extracting(Message::text)
        .containsExactly("What is the fault rate?", "It is 0.5.");
    assertThat(messages.getLast().answer()).isEqualTo(answer);
    assertThat(messages.getFirst().answer()).isNull();
  }

  @Test
  void aConversationIsItsUsersAlone() {
    conversations.say("ana", "c-1", "secret plans");
    conversations.say("bob", "c-1", "something else");

    assertThat(conversations.messages("bob", "c-1"))
        .extracting(Message::text)
        .containsExactly("something else");
    assertThat(conversations.list("bob", "secret", 10)).isEmpty();
    assertThat(conversations.find("eve", "c-1")).isEmpty();
    conversations.remove("bob", "c-1");
    assertThat(conversations.messages("ana", "c-1")).hasSize(1);
  }

  @Test
  void wordsFindConversationsAndAreNoPattern() {
    conversations.say("ana", "c-1", "Fault rate of 100% in Aceh");
    conversations.say("ana", "c-2", "Notes about rain");
    conversations.answer("ana", "c-2", answer("Nobody wrote about monsoon.", ""));

    assertThat(conversations.list("ana", "MONSOON", 10))
        .extracting(Conversation::id)
        .containsExactly("c-2");
    assertThat(conversations.list("ana", "0%", 10))
        .extracting(Conversation::id)
        .containsExactly("c-1");
    assertThat(conversations.list("ana", "_", 10)).isEmpty();
    assertThat(conversations.list("ana", "", 10)).hasSize(2);
  }

  @Test
  void theLastQueryOutlivesTheProcess() {
    SemanticQuery query = query();
    conversations.keepQuery("ana", "c-1", query);

    Conversations later = new Conversations(database, InstantSource.system());

    assertThat(later.lastQuery("ana", "c-1")).contains(query);
    assertThat(later.lastQuery("bob", "c-1")).isEmpty();
    assertThat(later.list("ana", "", 10)).as("nothing was said").isEmpty();
  }

  private static SemanticQuery query() {
    Measure measure = new Measure.OfMetric("features", "fault_rate");
    return new SemanticQuery(
        List.of(measure, new Measure.Extreme("features", "snr", Direction.LOWEST)),
        List.of("vendor"),
        null,
        List.of(new Condition("province", Condition.Kind.values()[0], List.of("Aceh"))),
        List.of(),
        List.of(new Threshold(measure, Threshold.Comparator.values()[0], 27, 0)),
        new TimeRange(
            LocalDateTime.parse("2024-11-01T00:00"),
            LocalDateTime.parse("2024-12-01T00:00"),
            "in November"),
        SemanticQuery.Moment.values()[0],
        null,
        SemanticQuery.Form.values()[0],
        new Ranking(Direction.HIGHEST, 3, List.of()));
  }

  @Test
  void ratedAnswersAreEvaluationCasesWithWhatTheyBuildOn() throws IOException {
    say("fault rate by vendor", "select 1");
    say("only Java", "select 2");
    say("never rated: \"secret\"", "select 3");
    assertThat(conversations.rate("ana", "c-1", 4, Message.Rating.UP, "")).isTrue();
    conversations.say("bob", "c-2", "nonsense");
    conversations.answer("bob", "c-2", answer("5", "select 5"));
    conversations.rate("bob", "c-2", 2, Message.Rating.DOWN, "it is\nsix: %");

    String yaml = new FeedbackCases(conversations).yaml();

    Path file = Files.writeString(folder.resolve("feedback.yml"), yaml);
    assertThat(EvaluationFile.read(file))
        .satisfiesExactly(
            first -> assertThat(first.question()).isEqualTo("fault rate by vendor"),
            second -> {
              assertThat(second.sql()).isEqualTo("select 2");
              assertThat(second.follows()).isEqualTo("feedback-1-2");
            });
    assertThat(yaml).doesNotContain("never rated").contains("# ").contains("six");
  }

  private void say(String question, String sql) {
    conversations.say("ana", "c-1", question);
    conversations.answer("ana", "c-1", answer("so", sql));
  }

  @Test
  void nobodyRatesWhatIsNotTheirs() {
    say("fault rate", "select 1");

    assertThat(conversations.rate("eve", "c-1", 2, Message.Rating.DOWN, "")).isFalse();
    assertThat(conversations.rate("ana", "c-1", 1, Message.Rating.UP, ""))
        .as("own message")
        .isFalse();
  }
}
