package forewarn.assistant.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssistantTest {
  @TempDir static Path folder;
  private static TalkFixture talk;

  @BeforeAll
  static void open() {
    talk = new TalkFixture(folder, List.of("NOC: fiber attenuation seen, action: splice repair"));
  }

  @AfterAll
  static void close() {
    talk.close();
  }

  @Test
  void aFigureComesWithItsStatementAndSteps() {
    List<Step> told = new ArrayList<>();
    Answer answer =
        TalkFixture.answer(
            talk.assistant.say(
                TalkFixture.OPERATOR, "figures", "How many clusters are there?", told::add));

    assertThat(answer.text()).contains("1");
    assertThat(answer.sql()).containsIgnoringCase("select");
    assertThat(answer.interpretation()).isNotEmpty();
    assertThat(answer.citations()).extracting(Citation::kind).contains(Citation.Kind.TABLE);
    assertThat(told).extracting(Step::name).containsExactly("Plan", "Ask the data");
    assertThat(told).isEqualTo(answer.steps());
  }

  @Test
  void aFollowUpEditsTheLastQuery() {
    talk.say(TalkFixture.OPERATOR, "follow", "How many clusters are there?");

    Answer answer = talk.say(TalkFixture.OPERATOR, "follow", "by vendor");

    assertThat(answer.interpretation()).contains("vendor");
    assertThat(answer.sql()).containsIgnoringCase("vendor");
  }

  @Test
  void notesAreQuotedWithTheirPlace() {
    Answer answer =
        talk.say(
            TalkFixture.OPERATOR, "notes", "What did operators write about fiber attenuation?");

    assertThat(answer.text()).contains("TX-00", "splice repair");
    assertThat(answer.citations())
        .contains(new Citation(Citation.Kind.NOTE, "TX-00", "/search?q=TX-00"));
  }

  @Test
  void aClusterIsExplained() {
    Answer answer = talk.say(TalkFixture.OPERATOR, "why", "Why is ACE7E-CL11 at risk?");

    assertThat(answer.text())
        .contains("80.0 %", "an outage is expected", "Many lines are offline.");
    assertThat(talk.say(TalkFixture.OPERATOR, "why", "why is XYZ9-CL99 at risk").text())
        .startsWith("Nothing is known of the cluster XYZ9-CL99");
  }

  @Test
  void incidentsAreListedAndShown() {
    String id = talk.incident.id();

    assertThat(talk.say(TalkFixture.OPERATOR, "incidents", "open incidents").rows().toString())
        .contains(id);
    assertThat(
            talk.say(TalkFixture.OPERATOR, "incidents", "what was done in " + id).rows().toString())
        .contains("splice repair");
    assertThat(talk.say(TalkFixture.OPERATOR, "incidents", "INC-99999").text())
        .isEqualTo("There is no incident INC-99999.");
  }

  @Test
  void aMailIsSentOnceAndOnlyAfterAYes() {
    Answer asked =
        talk.say(
            TalkFixture.OPERATOR,
            "mail",
            "open incidents and send a summary e-mail to boss@example.com");
    assertThat(asked.steps().getLast().outcome()).isEqualTo(Step.Outcome.WAITS);
    assertThat(talk.sent).isEmpty();

    assertThat(talk.say(TalkFixture.OPERATOR, "mail", "yes").text()).startsWith("Done: Mail this");
    assertThat(talk.say(TalkFixture.OPERATOR, "mail", "yes").text()).startsWith("Nothing waits");

    assertThat(talk.sent)
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.to()).containsExactly("boss@example.com");
          assertThat(mail.text()).contains(talk.incident.id());
        });
  }

  @Test
  void whatIsDeclinedIsNotDone() {
    talk.say(TalkFixture.OPERATOR, "no", "acknowledge " + talk.incident.id());

    assertThat(talk.say(TalkFixture.OPERATOR, "no", "no").text()).startsWith("Nothing was done");
    assertThat(talk.say(TalkFixture.OPERATOR, "no", "yes").text()).startsWith("Nothing waits");
  }

  @Test
  void whatItDoesNotDoIsSaid() {
    assertThat(talk.say(TalkFixture.OPERATOR, "help", "what can you do?").suggestions())
        .isNotEmpty();
    assertThat(talk.say(TalkFixture.OPERATOR, "help", "delete all incidents").text())
        .startsWith("I change no data");
  }

  @Test
  void everythingSaidIsKeptInOrder() {
    talk.say(TalkFixture.OPERATOR, "kept", "help");
    talk.say(TalkFixture.OPERATOR, "kept", "open incidents");

    assertThat(talk.conversations.messages("olga", "kept"))
        .extracting(message -> message.answer() == null ? message.text() : "answer")
        .containsExactly("help", "answer", "open incidents", "answer");
  }
}
