package forewarn.assistant.search;

import forewarn.assistant.search.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Shows in a text what was looked for. */
final class Highlights {
  private Highlights() {}

  /** A text cut up into the words that were looked for and what is between them. */
  static List<Hit.Piece> of(Words words, String text, Predicate<String> found) {
    Map<Integer, Integer> spans = new LinkedHashMap<>();
    for (Words.Word word : words.of(text)) {
      if (found.test(word.term())) {
        spans.put(word.start(), word.end());
      }
    }
    List<Hit.Piece> pieces = new ArrayList<>();
    int done = 0;
    for (Map.Entry<Integer, Integer> span : spans.entrySet()) {
      if (span.getKey() > done) {
        pieces.add(new Hit.Piece(text.substring(done, span.getKey()), false));
      }
      pieces.add(new Hit.Piece(text.substring(span.getKey(), span.getValue()), true));
      done = span.getValue();
    }
    if (done < text.length()) {
      pieces.add(new Hit.Piece(text.substring(done), false));
    }
    return pieces;
  }
}
