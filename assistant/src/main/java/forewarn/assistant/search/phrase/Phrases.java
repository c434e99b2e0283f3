package forewarn.assistant.search.phrase;

import forewarn.assistant.search.Search;
import forewarn.assistant.search.SearchQuery;
import forewarn.assistant.search.Visible;
import forewarn.assistant.search.phrase.PhraseReport.Phrase;
import forewarn.assistant.search.text.Field;
import forewarn.assistant.search.text.Kind;
import forewarn.assistant.search.text.Masking;
import forewarn.assistant.search.text.Words;
import forewarn.warehouse.query.Queries;
import forewarn.warehouse.query.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Counts phrases of notes before outages against those of other notes. Thread-safe. */
public final class Phrases {
  private static final int MOST = 25;
  // A word that hardly any note has tells about those notes, not about outages.
  private static final int FEWEST_NOTES = 2;
  // Below, chance alone gives it in one of twenty cases.
  private static final double LEAST_TELLING = 1.64;

  private final Search search;
  private final Words words = new Words();
  private final Queries queries;

  /** Of the notes that can be found, and the hours of the warehouse. */
  public Phrases(Search search, Queries queries) {
    this.search = search;
    this.queries = queries;
  }

  /**
   * The phrases of notes.
   *
   * @param visible what whoever asks may see
   */
  public PhraseReport of(PhraseQuery query, Visible visible) {
    Map<Field, Set<String>> filters = new HashMap<>(query.filters());
    filters.put(Field.KIND, Set.of(Kind.NOTE.word()));
    Map<String, Long> all =
        search.formCounts(
            SearchQuery.of("").with(filters).between(query.from(), query.to()), visible);
    Map<String, Long> before = beforeOutages(query, visible);
    long notes = sum(before);
    long others = Math.max(0, sum(all) - notes);
    return new PhraseReport(
        notes,
        others,
        counted(before, all, PhraseKind.CAUSE::of, byCount()),
        counted(before, all, PhraseKind.SYMPTOM::of, byCount()),
        counted(before, all, PhraseKind.ACTION::of, byCount()),
        counted(before, all, this::words, Comparator.comparingDouble(Phrase::weight).reversed())
            .stream()
            .filter(word -> word.notes() >= FEWEST_NOTES && word.weight() > LEAST_TELLING)
            .toList());
  }

  private static Comparator<Phrase> byCount() {
    return Comparator.comparingLong(Phrase::notes).reversed().thenComparing(Phrase::text);
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  // The notes that are about an hour before an outage, by form.
  private Map<String, Long> beforeOutages(PhraseQuery query, Visible visible) {
    boolean province = query.reach() == PhraseQuery.Reach.PROVINCE;
    String place = province ? "province" : "cluster_id";
    Table rows =
        queries.selectKept(
            """
            with hours as (
              select distinct %1$s as place, timestamp_1h as hour
              from DATAMART.FACT_ML_FEATURES where label_outage_1h = 1
            )
            select note.event_transcript, note.region, note.province, note.severity_bucket,
              note.event_type, note.vendor, note.cluster_id, count(*) as notes
            from (
              select distinct n.transcript_id, n.event_transcript, n.region, n.province,
                n.severity_bucket, n.event_type, n.vendor, n.cluster_id
              from DATAMART.FACT_EVENT_TRANSCRIPTS as n
              join hours as h on n.%1$s = h.place
                and n.timestamp_1h between h.hour - interval %2$d hour and h.hour + interval %2$d hour
              where (?::timestamp is null or n.timestamp_1h >= ?::timestamp)
                and (?::timestamp is null or n.timestamp_1h < ?::timestamp)
            ) as note
            group by all
            """
                .formatted(place, query.hours()),
            query.from(),
            query.from(),
            query.to(),
            query.to());
    Map<String, Long> forms = new HashMap<>();
    for (List<?> row : rows.rows()) {
      String region = text(row.get(1));
      String in = text(row.get(2));
      if (visible.sees(region, in) && fits(query, row)) {
        forms.merge(
            Masking.form(text(row.get(0)), in), Long.parseLong(text(row.get(7))), Long::sum);
      }
    }
    return forms;
  }

  private static boolean fits(PhraseQuery query, List<?> row) {
    List<Field> columns =
        List.of(
            Field.REGION,
            Field.PROVINCE,
            Field.SEVERITY,
            Field.EVENT_TYPE,
            Field.VENDOR,
            Field.CLUSTER_ID);
    for (int i = 0; i < columns.size(); i++) {
      Set<String> wanted = query.filters().get(columns.get(i));
      if (wanted != null && !wanted.contains(text(row.get(i + 1)))) {
        return false;
      }
    }
    return true;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  // Words and pairs that stand beside one another.
  private Set<String> words(String form) {
    Set<String> found = new LinkedHashSet<>();
    String last = "";
    for (Words.Word word : words.of(form)) {
      found.add(word.term());
      if (!last.isEmpty()) {
        found.add(last + " " + word.term());
      }
      last = word.term();
    }
    return found;
  }

  private static List<Phrase> counted(
      Map<String, Long> before,
      Map<String, Long> all,
      Function<String, Set<String>> phrases,
      Comparator<Phrase> order) {
    Map<String, Long> with = counts(before, phrases);
    Map<String, Long> total = counts(all, phrases);
    long notes = sum(before);
    long others = Math.max(0, sum(all) - notes);
    List<Phrase> counted = new ArrayList<>();
    with.forEach((phrase, count) -> {
      long rest = Math.max(0, total.getOrDefault(phrase, count) - count);
      counted.add(new Phrase(phrase, count, rest, weight(count, notes, rest, others)));
    });
    counted.sort(order);
    return counted.stream().limit(MOST).toList();
  }

  private static Map<String, Long> counts(
      Map<String, Long> forms, Function<String, Set<String>> phrases) {
    Map<String, Long> counts = new HashMap<>();
    forms.forEach((form, count) ->
        phrases.apply(form).forEach(phrase -> counts.merge(phrase, count, Long::sum)));
    return counts;
  }

  // The logarithm of the odds ratio over its standard deviation, half a note added everywhere so
  // that what is never said is not infinitely telling.
  static double weight(long with, long notes, long rest, long others) {
    double a = with + 0.5;
    double b = notes - with + 0.5;
    double c = rest + 0.5;
    double d = others - rest + 0.5;
    double odds = Math.log(a / b) - Math.log(c / Math.max(0.5, d));
    return odds / Math.sqrt(1 / a + 1 / b + 1 / c + 1 / Math.max(0.5, d));
  }
}
