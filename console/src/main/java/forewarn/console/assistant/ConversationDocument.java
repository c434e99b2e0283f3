package forewarn.console.assistant;

import static forewarn.console.language.Words.t;

import forewarn.assistant.conversation.Answer;
import forewarn.assistant.conversation.Conversation;
import forewarn.assistant.conversation.Message;
import forewarn.console.layout.Format;
import forewarn.console.pdf.Document;
import forewarn.console.pdf.Grid;
import forewarn.console.pdf.Section;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A conversation on paper: each question a heading, its answer below it. */
final class ConversationDocument {
  private static final int MOST_ROWS = 50;

  private ConversationDocument() {}

  static Document of(Conversation conversation, List<Message> messages, String made) {
    List<Section> sections = new ArrayList<>();
    String question = conversation.title();
    for (Message message : messages) {
      Answer answer = message.answer();
      if (answer == null) {
        question = message.text();
      } else {
        sections.add(section(question, message, answer));
      }
    }
    return new Document(t("Conversation"), conversation.title(), made, sections);
  }

  private static Section section(String question, Message message, Answer answer) {
    List<String> notes = new ArrayList<>(answer.text().lines().toList());
    if (!answer.interpretation().isEmpty()) {
      notes.add(t("Understood as: {0}", answer.interpretation()));
    }
    if (!answer.sql().isEmpty()) {
      notes.add("SQL: " + answer.sql());
    }
    return new Section(
        question,
        Format.hour(message.at()),
        false,
        List.of(),
        List.of(),
        List.of(),
        answer.rows().isEmpty() ? List.of() : List.of(grid(answer)),
        notes);
  }

  private static Grid grid(Answer answer) {
    List<Grid.Column> columns = new ArrayList<>();
    List<@Nullable Object> first = answer.rows().getFirst();
    for (int i = 0; i < answer.columns().size(); i++) {
      columns.add(
          new Grid.Column(
              ShownAnswer.words(answer.columns().get(i)), ShownAnswer.isNumber(first.get(i))));
    }
    List<Grid.Row> rows = new ArrayList<>();
    for (List<@Nullable Object> row :
        answer.rows().subList(0, Math.min(MOST_ROWS, answer.rows().size()))) {
      List<String> cells = new ArrayList<>();
      for (Object value : row) {
        cells.add(ShownAnswer.cell(value));
      }
      rows.add(new Grid.Row(cells, ""));
    }
    boolean cut = answer.truncated() || answer.rows().size() > MOST_ROWS;
    return new Grid(columns, rows, cut ? t("More rows are left out.") : "");
  }
}
