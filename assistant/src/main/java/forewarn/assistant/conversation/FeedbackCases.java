package forewarn.assistant.conversation;

import forewarn.assistant.conversation.Message.Rating;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * Rated answers as evaluation cases: a question found right with its statement, after the questions
 * it builds on. One found wrong has no right statement yet and stands as a comment, to be completed
 * by a person.
 */
public final class FeedbackCases {
  private final Conversations conversations;

  public FeedbackCases(Conversations conversations) {
    this.conversations = conversations;
  }

  /** A YAML file of the evaluation's form. */
  public String yaml() {
    StringBuilder file =
        new StringBuilder("# Questions that users have rated, each after those it builds on.\n");
    int conversation = 0;
    for (List<Message> messages : conversations.rated()) {
      write(++conversation, messages, file);
    }
    return file.toString();
  }

  private record Asked(long number, String question, Answer answer, Rating rating, String why) {}

  private static void write(int conversation, List<Message> messages, StringBuilder file) {
    List<Asked> asked = asked(messages);
    String before = "";
    for (Asked one : asked) {
      String id = "feedback-%d-%d".formatted(conversation, one.number());
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("id", id);
      fields.put("abilities", List.of("feedback"));
      fields.put("question", one.question());
      if (!before.isEmpty()) {
        fields.put("follows", before);
      }
      fields.put("sql", one.answer().sql());
      if (one.rating() == Rating.DOWN) {
        file.append(commented(fields, one.why()));
      } else {
        file.append(dumped(fields));
        before = id;
      }
    }
  }

  // Up to the last one rated: what was said later is nobody's business.
  private static List<Asked> asked(List<Message> messages) {
    List<Asked> all = new ArrayList<>();
    int rated = 0;
    @Nullable Message question = null;
    for (Message message : messages) {
      Answer answer = message.answer();
      if (answer == null) {
        question = message;
      } else if (question != null && answer.hasFigures()) {
        all.add(
            new Asked(
                message.number(), question.text(), answer, message.rating(), message.comment()));
        rated = message.rating() == Rating.NONE ? rated : all.size();
      }
    }
    return all.subList(0, rated);
  }

  private static String commented(Map<String, Object> fields, String why) {
    fields.put("comment", "found wrong; give it the right statement: " + why);
    return dumped(fields).lines().map(line -> "# " + line + "\n").reduce("", String::concat);
  }

  private static String dumped(Map<String, Object> fields) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setWidth(100);
    return new Yaml(options).dump(List.of(fields));
  }
}
