package forewarn.assistant.analyst.question;

import forewarn.assistant.analyst.query.SemanticQuery;
import java.util.List;

/** What was made of a question. */
public sealed interface Reading {
  /**
   * A query that says all that the question says.
   *
   * @param notes what was taken in another way than it was written, in sentences
   */
  record Understood(SemanticQuery query, List<String> notes) implements Reading {
    public Understood {
      notes = List.copyOf(notes);
    }
  }

  /**
   * A question back.
   *
   * @param message says what is not clear
   * @param choices to choose from, as they could be asked; may be empty
   */
  record Asks(String message, List<String> choices) implements Reading {
    public Asks {
      choices = List.copyOf(choices);
    }
  }
}
