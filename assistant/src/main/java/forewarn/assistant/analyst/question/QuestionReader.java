package forewarn.assistant.analyst.question;

import forewarn.assistant.analyst.query.SemanticQuery;
import forewarn.assistant.analyst.query.UnanswerableException;
import forewarn.assistant.semantic.SemanticModel;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads questions with the words of one model and the values of its data. It does not guess: a word
 * that it does not know, or that can mean several things here, is asked back. Thread-safe.
 */
public final class QuestionReader {
  private static final int LONGEST = 1000;
  private static final int MOST_WORDS = 120;

  private final SemanticModel model;
  private final DataValues values;
  private final Vocabulary vocabulary;

  public QuestionReader(SemanticModel model, DataValues values) {
    this.model = model;
    this.values = values;
    this.vocabulary = ModelVocabulary.of(model, values);
  }

  /**
   * What a question asks for.
   *
   * @param newest the newest hour known, which "today" and "last month" are relative to
   * @param previous the query before in the same conversation, which a short question edits; or
   *     null
   */
  public Reading read(String question, LocalDateTime newest, @Nullable SemanticQuery previous) {
    if (question.length() > LONGEST) {
      return new Reading.Asks(
          "The question has %d characters; please ask in at most %d."
              .formatted(question.length(), LONGEST),
          List.of());
    }
    List<Token> tokens = Words.of(question);
    if (tokens.isEmpty() || tokens.size() > MOST_WORDS) {
      return new Reading.Asks("What do you want to know?", List.of());
    }
    try {
      Reading reading = understand(tokens, newest, previous, PartReader.Ends.APART);
      return ordersAll(reading) ? byItself(tokens, newest, previous, reading) : reading;
    } catch (Unclear unclear) {
      return again(tokens, newest, previous, unclear);
    } catch (UnanswerableException unanswerable) {
      return new Reading.Asks(String.valueOf(unanswerable.getMessage()), List.of());
    }
  }

  private static boolean ordersAll(Reading reading) {
    return reading instanceof Reading.Understood(SemanticQuery query, _)
        && query.ranking() != null
        && query.ranking().limit() == Order.ALL;
  }

  // "the lowest SNR of each region" is a figure of each, where the model has one of that name.
  private Reading byItself(
      List<Token> tokens, LocalDateTime newest, @Nullable SemanticQuery previous, Reading ordered) {
    try {
      Reading reading = understand(tokens, newest, previous, PartReader.Ends.IN_NAMES);
      return reading instanceof Reading.Understood(SemanticQuery query, _)
              && ordered instanceof Reading.Understood(SemanticQuery other, _)
              && query.measures().equals(other.measures())
          ? ordered
          : reading;
    } catch (Unclear | UnanswerableException _) {
      return ordered;
    }
  }

  // "highest temperature" can be a figure by itself, where no groups are asked for.
  private Reading again(
      List<Token> tokens, LocalDateTime newest, @Nullable SemanticQuery previous, Unclear unclear) {
    try {
      return understand(tokens, newest, previous, PartReader.Ends.IN_NAMES);
    } catch (Unclear _) {
      return new Reading.Asks(String.valueOf(unclear.getMessage()), unclear.choices());
    } catch (UnanswerableException unanswerable) {
      return new Reading.Asks(String.valueOf(unanswerable.getMessage()), List.of());
    }
  }

  private Reading understand(
      List<Token> tokens,
      LocalDateTime newest,
      @Nullable SemanticQuery previous,
      PartReader.Ends ends) {
    PartReader reader = new PartReader(vocabulary, tokens, newest, ends);
    List<Part> parts = reader.read();
    List<String> unknown =
        parts.stream()
            .filter(Part.Unknown.class::isInstance)
            .map(part -> ((Part.Unknown) part).word())
            .distinct()
            .toList();
    if (!unknown.isEmpty()) {
      String words =
          unknown.stream().map(word -> "“" + word + "”").collect(Collectors.joining(", "));
      return new Reading.Asks("I do not know " + words + " here.", suggestions(unknown));
    }
    Composition composition = new Composition(model, values, parts, previous);
    SemanticQuery query = composition.compose();
    List<String> notes = new ArrayList<>(reader.notes());
    notes.addAll(composition.notes());
    return new Reading.Understood(query, notes);
  }

  private List<String> suggestions(List<String> unknown) {
    Set<String> near = new LinkedHashSet<>();
    for (String word : unknown) {
      String stem = Words.stem(word.toLowerCase(Locale.ROOT));
      near.addAll(vocabulary.valuesWith(stem).stream().limit(6).toList());
      near.addAll(Spelling.nearest(stem, vocabulary.words()));
      near.remove(stem);
    }
    return near.stream().limit(8).toList();
  }
}
