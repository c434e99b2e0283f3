package forewarn.assistant.analyst.question;

import forewarn.assistant.analyst.query.Grain;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes a question apart from left to right, always by the longest phrase that is known. Every word
 * ends up in a part or is a filler; a word that is neither becomes {@link Part.Unknown}.
 */
final class PartReader {
  private static final Set<String> AGGREGATES =
      Set.of(
          "average", "avg", "mean", "total", "rata", "number", "count", "jumlah", "peak", "maximum",
          "minimum");
  private static final Set<String> SPANS = Set.of("between", "antara", "from");
  private static final Map<String, String> ABBREVIATIONS =
      Map.of(
          "temp",
          "temperature",
          "prov",
          "province",
          "sat",
          "satisfaction",
          "avail",
          "availability");

  private final Vocabulary vocabulary;
  private final List<Token> tokens;
  private final Ends ends;
  private final TimeWords times;
  private final BoundWords bounds;
  private final List<Part> parts = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private record Step(@Nullable Part part, int length) {}

  /** Whether "highest" before a figure is always an end of an order, or may belong to its name. */
  enum Ends {
    APART,
    IN_NAMES
  }

  PartReader(Vocabulary vocabulary, List<Token> asked, LocalDateTime newest, Ends ends) {
    this.vocabulary = vocabulary;
    this.ends = ends;
    this.tokens = reworded(asked);
    this.times = new TimeWords(tokens, newest);
    this.bounds = new BoundWords(tokens);
  }

  private static List<Token> reworded(List<Token> asked) {
    List<Token> tokens = new ArrayList<>();
    for (Token token : asked) {
      List<String> words = Superlatives.REWORDED.getOrDefault(token.word(), List.of());
      if (words.isEmpty()) {
        tokens.add(token);
      }
      words.forEach(word -> tokens.add(new Token(token.text(), word, word, null)));
    }
    return tokens;
  }

  List<Part> read() {
    int at = 0;
    while (at < tokens.size()) {
      Step step = longest(at);
      if (step.part() != null) {
        parts.add(step.part());
      }
      at += step.length();
    }
    return parts;
  }

  /** What was understood in another way than it was written. */
  List<String> notes() {
    return notes;
  }

  private Step longest(int at) {
    Step best = time(at);
    best = longer(best, bound(at));
    best = longer(best, before(at));
    best = longer(best, unit(at));
    best = longer(best, named(at));
    best = longer(best, end(at));
    best = longer(best, does(at));
    return best != null ? best : rest(at);
  }

  private static @Nullable Step longer(@Nullable Step one, @Nullable Step other) {
    return one == null || (other != null && other.length() > one.length()) ? other : one;
  }

  private @Nullable Step time(int at) {
    TimeWords.Match match = separates(at) ? null : times.at(at);
    return match == null ? null : new Step(new Part.Time(match.range()), match.length());
  }

  // "compare alarms between November and December": two periods, not one that goes through both.
  private boolean separates(int at) {
    String word = tokens.get(at).word();
    boolean compares = parts.contains(new Part.Does(Mark.COMPARE));
    return compares && SPANS.contains(word)
        || parts.contains(new Part.Does(Mark.CHANGE)) && word.equals("from");
  }

  private @Nullable Step bound(int at) {
    BoundWords.Match match = bounds.at(at);
    return match == null ? null : new Step(match.bound(), match.length());
  }

  private @Nullable Step before(int at) {
    for (String unit : List.of("day", "week", "month", "quarter", "year", "period")) {
      for (String phrase :
          List.of(
              "the %s before",
              "%s before", "the previous %s", "the preceding %s", "the %s earlier")) {
        int length = Phrases.length(tokens, at, phrase.formatted(unit));
        boolean compares = parts.contains(new Part.Does(Mark.COMPARE));
        if (length > 0 && compares && !times(parts).isEmpty()) {
          return new Step(new Part.Before(), length);
        }
      }
    }
    return null;
  }

  static List<Part.Time> times(List<Part> parts) {
    return parts.stream().filter(Part.Time.class::isInstance).map(Part.Time.class::cast).toList();
  }

  private @Nullable Step named(int at) {
    Vocabulary.Match match = vocabulary.longest(tokens, at);
    if (match == null || reachesFurther(at, match)) {
      return null;
    }
    boolean plural = false;
    StringBuilder words = new StringBuilder();
    for (Token token : tokens.subList(at, at + match.length())) {
      plural = token.isPlural();
      words.append(words.isEmpty() ? "" : " ").append(token.text());
    }
    return new Step(new Part.Named(match.meanings(), words.toString(), plural), match.length());
  }

  // "average satisfaction score" is the average of what the longer words name.
  private boolean reachesFurther(int at, Vocabulary.Match match) {
    boolean end = ends == Ends.APART && isEnd(at) && at + 1 < tokens.size();
    if (end && vocabulary.longest(tokens, at + 1) != null) {
      return true;
    }
    if (!AGGREGATES.contains(tokens.get(at).word())) {
      return false;
    }
    int start = at + 1;
    while (start < tokens.size() && Fillers.has(tokens.get(start))) {
      start++;
    }
    Vocabulary.Match next = start < tokens.size() ? vocabulary.longest(tokens, start) : null;
    return next != null && start + next.length() > at + match.length();
  }

  private boolean isEnd(int at) {
    for (Superlatives which : Superlatives.values()) {
      if (Phrases.longest(tokens, at, which.phrases()) > 0) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Step end(int at) {
    for (Superlatives which : Superlatives.values()) {
      int length = Phrases.longest(tokens, at, which.phrases());
      if (length > 0) {
        Double count = at + length < tokens.size() ? tokens.get(at + length).number() : null;
        return count != null && isCount(count)
            ? new Step(new Part.End(which, count.intValue()), length + 1)
            : new Step(new Part.End(which, null), length);
      }
    }
    return null;
  }

  private static boolean isCount(double number) {
    return number >= 1 && number <= 1000 && number % 1 == 0;
  }

  private @Nullable Step does(int at) {
    Step best = null;
    for (Mark mark : Mark.values()) {
      int length = Phrases.longest(tokens, at, mark.phrases());
      if (length > (best == null ? 0 : best.length())) {
        best = new Step(new Part.Does(mark), length);
      }
    }
    return best;
  }

  private @Nullable Step unit(int at) {
    Token token = tokens.get(at);
    Grain adverb = Calendar.adverb(token.word());
    Grain unit = adverb != null ? adverb : Calendar.unit(token);
    return unit == null ? null : new Step(new Part.Unit(unit, token.isPlural()), 1);
  }

  private Step rest(int at) {
    Token token = tokens.get(at);
    if (Fillers.has(token)) {
      return new Step(null, 1);
    }
    if (token.number() != null) {
      return new Step(new Part.Count(token.number()), 1);
    }
    String full = ABBREVIATIONS.get(token.word());
    if (full != null && vocabulary.words().contains(full)) {
      tokens.set(at, new Token(token.text(), full, full, null));
      return longest(at);
    }
    List<Meaning> value = vocabulary.valueWith(token.stem());
    if (!value.isEmpty() && value.getFirst() instanceof Meaning.OfValue found) {
      notes.add("“%s” is read as %s".formatted(token.text(), found.value()));
      return new Step(new Part.Named(value, token.text(), false), 1);
    }
    return misspelt(at, token);
  }

  private Step misspelt(int at, Token token) {
    Set<String> known = new TreeSet<>(vocabulary.words());
    known.addAll(Calendar.names().keySet());
    for (Mark mark : Mark.values()) {
      known.addAll(mark.phrases().stream().filter(phrase -> !phrase.contains(" ")).toList());
    }
    List<String> nearest = Spelling.nearest(token.stem(), known);
    if (nearest.size() != 1 || nearest.getFirst().equals(token.word())) {
      return new Step(new Part.Unknown(token.text()), 1);
    }
    String word = nearest.getFirst();
    tokens.set(at, new Token(token.text(), word, word, null));
    notes.add("“%s” is read as “%s”".formatted(token.text(), word));
    Step step = longest(at);
    if (step.part() == null) {
      return new Step(new Part.Unknown(token.text()), 1);
    }
    return step;
  }
}
