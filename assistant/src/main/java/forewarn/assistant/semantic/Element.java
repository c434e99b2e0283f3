package forewarn.assistant.semantic;

import forewarn.assistant.semantic.ExpressionCheck.Written;
import forewarn.assistant.semantic.yaml.Fields;
import java.util.List;

/**
 * A dimension, time, fact, metric or filter as its file has it.
 *
 * @param written its expression, over columns of the base table alone
 */
record Element(Kind kind, String name, Fields fields, Written written) {
  enum Kind {
    DIMENSION("dimension"),
    TIME("time dimension"),
    FACT("fact"),
    METRIC("metric"),
    FILTER("filter");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  List<String> synonyms() {
    return fields.texts("synonyms");
  }

  Element with(String expression) {
    return new Element(kind, name, fields, new Written(written.what(), expression, written.node()));
  }
}
