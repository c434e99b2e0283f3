package forewarn.assistant.conversation;

import forewarn.assistant.analyst.Analyst;
import forewarn.assistant.analyst.AnalystAnswer;
import forewarn.assistant.analyst.Chart;
import forewarn.assistant.analyst.query.SemanticQuery;
import forewarn.assistant.search.Hit;
import forewarn.assistant.search.LiveSearch;
import forewarn.assistant.search.SearchQuery;
import forewarn.assistant.search.SearchResult;
import forewarn.assistant.search.phrase.PhraseQuery;
import forewarn.assistant.search.phrase.PhraseReport;
import forewarn.assistant.search.phrase.Phrases;
import forewarn.assistant.search.text.Field;
import forewarn.assistant.search.text.Kind;
import forewarn.warehouse.query.Column;
import forewarn.warehouse.query.Table;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers out of the data and the notes. What notes say is quoted, and never read as a wish. */
final class Findings {
  private static final Pattern OBJECT = Pattern.compile("(?i)\\bDATAMART\\.\"?([A-Z_0-9]+)\"?");
  private static final int MOST_HITS = 8;
  private static final int LONGEST_QUOTE = 280;

  private final Sources sources;

  Findings(Sources sources) {
    this.sources = sources;
  }

  /**
   * Answers by the analyst; what it does not understand is looked for in the notes as well.
   *
   * @return what a next question may edit; empty when it is the same as before
   */
  Optional<SemanticQuery> figures(
      String question, @Nullable SemanticQuery previous, Asker asker, Reply reply) {
    Optional<Analyst> analyst = sources.analyst();
    if (analyst.isEmpty()) {
      reply.say("The data is not ready yet: Forewarn is still starting. Please ask again soon.");
      return Optional.empty();
    }
    AnalystAnswer answer =
        reply.step(
            "Ask the data",
            question,
            () -> analyst.get().ask(question, previous),
            found ->
                switch (found.outcome()) {
                  case ANSWERED -> found.table().rows().size() + " rows";
                  case NO_DATA -> "no data";
                  case ASKS -> "not understood for certain";
                });
    reply.say(answer.text());
    reply.suggest(answer.choices());
    if (answer.outcome() == AnalystAnswer.Outcome.ASKS) {
      alsoInNotes(question, asker, reply);
      return Optional.empty();
    }
    reply.figures(
        answer.interpretation(),
        answer.sql(),
        answer.verification() == AnalystAnswer.Verification.VERIFIED);
    reply.show(answer.table(), drawing(answer.chart()));
    for (String table : tables(answer.sql())) {
      reply.cite(
          new Citation(Citation.Kind.TABLE, "DATAMART." + table, "/catalogue/DATAMART." + table));
    }
    return Optional.ofNullable(answer.query());
  }

  private static Answer.@Nullable Drawing drawing(@Nullable Chart chart) {
    return chart == null
        ? null
        : new Answer.Drawing(chart.kind() == Chart.Kind.LINE, chart.x(), chart.y());
  }

  private static LinkedHashSet<String> tables(String sql) {
    LinkedHashSet<String> tables = new LinkedHashSet<>();
    for (MatchResult found : OBJECT.matcher(sql).results().toList()) {
      tables.add(found.group(1).toUpperCase(Locale.ROOT));
    }
    return tables;
  }

  private void alsoInNotes(String question, Asker asker, Reply reply) {
    if (sources.search().isEmpty() || question.length() > SearchQuery.LONGEST_TEXT) {
      return;
    }
    SearchResult found = search(question, Map.of(), asker, reply);
    if (!found.hits().isEmpty() && !found.loosened()) {
      reply.say("People wrote about it:");
      quote(found, reply);
    }
  }

  /** Answers by what people wrote. */
  void notes(String words, Asker asker, Reply reply) {
    if (sources.search().isEmpty()) {
      reply.say("Search is not ready yet: Forewarn is still starting. Please ask again soon.");
      return;
    }
    if (words.length() > SearchQuery.LONGEST_TEXT) {
      reply.say("That is too long to look for: please name it in fewer words.");
      return;
    }
    SearchResult found = search(words, Map.of(), asker, reply);
    if (found.hits().isEmpty()) {
      reply.say("Nobody wrote about that: no note, ticket, feedback or incident fits.");
      return;
    }
    reply.say(
        found.loosened()
            ? "Nothing has most of these words; the nearest of %,d texts:".formatted(found.texts())
            : "%,d texts fit, in %,d forms. The first:".formatted(found.texts(), found.forms()));
    quote(found, reply);
    reply.cite(new Citation(Citation.Kind.NOTE, "all of them", "/search?q=" + encoded(words)));
  }

  /** Past texts of incidents that are like one. */
  void incidentsLike(String title, String self, Asker asker, Reply reply) {
    if (sources.search().isEmpty() || title.isBlank()) {
      return;
    }
    SearchResult found =
        search(title, Map.of(Field.KIND, java.util.Set.of(Kind.INCIDENT.word())), asker, reply);
    List<Hit> others = found.hits().stream().filter(hit -> !hit.id().equals(self)).toList();
    if (!others.isEmpty()) {
      reply.say("Incidents whose texts are most like it:");
      others.stream().limit(3).forEach(hit -> quote(hit, reply));
    }
  }

  private SearchResult search(
      String words, Map<Field, java.util.Set<String>> filters, Asker asker, Reply reply) {
    LiveSearch live = sources.search().orElseThrow();
    SearchQuery query = SearchQuery.of(words).with(filters).limited(MOST_HITS);
    return reply.step(
        "Search notes, tickets and incidents",
        words,
        () -> live.search().find(query, asker.visible()),
        result -> "%,d texts".formatted(result.texts()));
  }

  private static void quote(SearchResult found, Reply reply) {
    found.hits().stream().limit(5).forEach(hit -> quote(hit, reply));
  }

  private static void quote(Hit hit, Reply reply) {
    String text = hit.text().strip().replaceAll("\\s+", " ");
    String cut = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
    String more = hit.alike() > 1 ? " (%,d say the same)".formatted(hit.alike()) : "";
    reply.say("• %s: “%s”%s".formatted(hit.id(), cut, more));
    boolean incident = hit.kind() == Kind.INCIDENT;
    reply.cite(
        new Citation(
            incident ? Citation.Kind.INCIDENT : Citation.Kind.NOTE,
            hit.id(),
            incident ? "/incidents/" + encoded(hit.id()) : "/search?q=" + encoded(hit.id())));
  }

  /** Which phrases notes before outages have more often than others. */
  void phrases(Asker asker, Reply reply) {
    Optional<Phrases> phrases =
        sources
            .search()
            .flatMap(live -> sources.queries().map(queries -> new Phrases(live.search(), queries)));
    if (phrases.isEmpty()) {
      reply.say("Search is not ready yet: Forewarn is still starting. Please ask again soon.");
      return;
    }
    PhraseQuery query = new PhraseQuery(PhraseQuery.Reach.PROVINCE, 1, Map.of(), null, null);
    PhraseReport report =
        reply.step(
            "Count phrases of notes about outages",
            "label_outage_1h = 1, same province, one hour around",
            () -> phrases.get().of(query, asker.visible()),
            found -> "%,d notes".formatted(found.notes()));
    if (report.notes() == 0) {
      reply.say("There are no notes around hours with label_outage_1h = 1.");
      return;
    }
    List<List<Object>> rows = new ArrayList<>();
    add("cause", report.causes(), rows);
    add("action", report.actions(), rows);
    add("symptom", report.symptoms(), rows);
    reply.say(
        "%,d notes are about an hour before an outage of their province; %,d are not."
            .formatted(report.notes(), report.others()));
    if (!report.causes().isEmpty()) {
      reply.say(
          "The most frequent cause they give is “%s” (%,d notes)."
              .formatted(report.causes().getFirst().text(), report.causes().getFirst().notes()));
    }
    if (!report.actions().isEmpty()) {
      reply.say(
          "The most frequent action is “%s” (%,d notes)."
              .formatted(report.actions().getFirst().text(), report.actions().getFirst().notes()));
    }
    Table table =
        new Table(
            List.of(
                new Column("phrase", "VARCHAR"),
                new Column("kind", "VARCHAR"),
                new Column("notes", "BIGINT"),
                new Column("other_notes", "BIGINT")),
            rows,
            false);
    reply.show(table, new Answer.Drawing(false, "phrase", List.of("notes")));
    reply.cite(new Citation(Citation.Kind.NOTE, "all phrases", "/search/phrases"));
  }

  private static void add(String kind, List<PhraseReport.Phrase> phrases, List<List<Object>> rows) {
    phrases.stream()
        .limit(6)
        .forEach(one -> rows.add(List.of(one.text(), kind, one.notes(), one.others())));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
