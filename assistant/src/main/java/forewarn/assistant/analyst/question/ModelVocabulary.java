package forewarn.assistant.analyst.question;

import forewarn.assistant.semantic.Dimension;
import forewarn.assistant.semantic.Fact;
import forewarn.assistant.semantic.LogicalTable;
import forewarn.assistant.semantic.Metric;
import forewarn.assistant.semantic.NamedFilter;
import forewarn.assistant.semantic.SemanticModel;
import forewarn.warehouse.catalogue.Additivity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the vocabulary of a model: names before synonyms before shorter forms of both. */
final class ModelVocabulary {
  private static final Set<String> AGGREGATES =
      Set.of("average", "avg", "mean", "total", "sum", "number", "count", "rata", "jumlah");
  private static final Set<String> TAILS = Set.of("id", "name", "bucket", "label");
  private static final Map<String, String> ENGLISH =
      Map.of(
          "barat", "west",
          "timur", "east",
          "tengah", "central",
          "selatan", "south",
          "utara", "north",
          "tenggara", "southeast",
          "jawa", "java",
          "sumatera", "sumatra");

  // A word of a value stands for it only where values are many, such as places.
  private static final int FEWEST_FOR_PARTS = 10;

  private final Vocabulary vocabulary = new Vocabulary();
  private final SemanticModel model;
  private final DataValues values;

  private ModelVocabulary(SemanticModel model, DataValues values) {
    this.model = model;
    this.values = values;
  }

  static Vocabulary of(SemanticModel model, DataValues values) {
    ModelVocabulary made = new ModelVocabulary(model, values);
    made.metrics();
    model.tables().forEach(made::rest);
    made.values();
    return made.vocabulary;
  }

  private void metrics() {
    for (LogicalTable table : model.tables()) {
      for (Metric metric : table.metrics()) {
        vocabulary.add(metric.name(), new Meaning.OfMetric(table.name(), metric.name()));
      }
    }
    for (LogicalTable table : model.tables()) {
      for (Metric metric : table.metrics()) {
        Meaning meaning = new Meaning.OfMetric(table.name(), metric.name());
        metric.synonyms().stream()
            .filter(synonym -> !isPerUnit(synonym))
            .forEach(synonym -> vocabulary.add(synonym, meaning));
      }
    }
    for (LogicalTable table : model.tables()) {
      for (Metric metric : table.metrics()) {
        Meaning meaning = new Meaning.OfMetric(table.name(), metric.name());
        shorter(metric.name(), AGGREGATES, meaning);
        metric.synonyms().stream()
            .filter(synonym -> !isPerUnit(synonym))
            .forEach(synonym -> shorter(synonym, AGGREGATES, meaning));
      }
    }
  }

  // "alarms per day" asks for a figure day by day, whatever else is called so.
  private static boolean isPerUnit(String phrase) {
    List<Token> words = Words.of(phrase);
    for (int i = 1; i < words.size(); i++) {
      if (words.get(i - 1).word().equals("per") && Calendar.unit(words.get(i)) != null) {
        return true;
      }
    }
    return false;
  }

  private void shorter(String phrase, Set<String> without, Meaning meaning) {
    List<String> stems = new ArrayList<>(Words.stems(phrase));
    int before = stems.size();
    stems.removeIf(without::contains);
    if (stems.size() < before && !stems.isEmpty()) {
      vocabulary.add(String.join(" ", stems), meaning);
    }
  }

  private void rest(LogicalTable table) {
    for (Dimension dimension : table.dimensions()) {
      Meaning meaning = new Meaning.OfDimension(dimension.name());
      vocabulary.add(dimension.name(), meaning);
      dimension.synonyms().forEach(synonym -> vocabulary.add(synonym, meaning));
      shorter(dimension.name(), TAILS, meaning);
    }
    for (Fact fact : table.facts()) {
      if (fact.additivity() != Additivity.RATIO && fact.additivity() != Additivity.NONE) {
        Meaning meaning = new Meaning.OfFact(table.name(), fact.name());
        vocabulary.add(fact.name(), meaning);
        fact.synonyms().forEach(synonym -> vocabulary.add(synonym, meaning));
        shorter(fact.name(), AGGREGATES, meaning);
      }
    }
    for (NamedFilter filter : table.filters()) {
      Meaning meaning = new Meaning.OfFilter(table.name(), filter.name());
      vocabulary.add(filter.name(), meaning);
      filter.synonyms().forEach(synonym -> vocabulary.add(synonym, meaning));
    }
    Meaning rows = new Meaning.OfTable(table.name());
    vocabulary.add(table.name(), rows);
    table.synonyms().forEach(synonym -> vocabulary.add(synonym, rows));
  }

  private void values() {
    values
        .byDimension()
        .forEach((dimension, all) -> {
          for (String value : all) {
            Meaning.OfValue meaning = new Meaning.OfValue(dimension, value);
            vocabulary.add(value, meaning);
            english(value, meaning);
            if (all.size() >= FEWEST_FOR_PARTS
                && Words.stems(value).size() <= 3
                && value.chars().noneMatch(Character::isDigit)) {
              vocabulary.addParts(value, meaning);
            }
          }
        });
  }

  // "West Java" for Jawa Barat.
  private void english(String value, Meaning.OfValue meaning) {
    List<String> words = Words.stems(value);
    if (words.size() > 1 && ENGLISH.containsKey(words.getLast())) {
      String rest =
          words.subList(0, words.size() - 1).stream()
              .map(word -> ENGLISH.getOrDefault(word, word))
              .collect(Collectors.joining(" "));
      vocabulary.add(ENGLISH.get(words.getLast()) + " " + rest, meaning);
    }
  }
}
