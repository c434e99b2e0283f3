package forewarn.assistant.analyst;

import forewarn.assistant.analyst.AnalystAnswer.Outcome;
import forewarn.assistant.analyst.AnalystAnswer.Verification;
import forewarn.assistant.analyst.query.Figure;
import forewarn.assistant.analyst.query.Measure;
import forewarn.assistant.analyst.query.Ranking;
import forewarn.assistant.analyst.query.SemanticQuery;
import forewarn.assistant.analyst.query.SemanticSql;
import forewarn.assistant.analyst.query.TimeRange;
import forewarn.assistant.analyst.query.UnanswerableException;
import forewarn.assistant.analyst.question.QuestionReader;
import forewarn.assistant.analyst.question.Reading;
import forewarn.assistant.semantic.LogicalTable;
import forewarn.assistant.semantic.SemanticModel;
import forewarn.assistant.semantic.VerifiedQuery;
import forewarn.warehouse.query.OpenQuery;
import forewarn.warehouse.query.QueryRefusedException;
import forewarn.warehouse.query.Table;
import forewarn.warehouse.query.Warning;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions in English or Indonesian: a question becomes a semantic query, that becomes one
 * select, and its rows a sentence. What is not certain is asked back; no figure is guessed. Values
 * and times of the data are read again when they are old. Thread-safe.
 */
public final class Analyst {
  private static final Duration VALUES_AGE = Duration.ofMinutes(10);
  private static final int MOST_CHOICES = 4;
  private static final Duration TIMES_AGE = Duration.ofSeconds(30);

  private final SemanticModel model;
  private final WarehouseDoor door;
  private final DataState data;
  private final SemanticSql sql;
  private final InstantSource clock;
  private final AtomicBoolean refreshing = new AtomicBoolean();
  private volatile @Nullable Known known;
  private volatile @Nullable Times times;

  private record Known(QuestionReader reader, VerifiedQuestions verified, Instant at) {}

  private record Times(Map<String, DataState.Extent> extents, LocalDateTime newest, Instant at) {}

  public Analyst(SemanticModel model, OpenQuery queries, InstantSource clock) {
    this.model = model;
    this.door = new WarehouseDoor(queries);
    this.data = new DataState(model, door);
    this.sql = new SemanticSql(model);
    this.clock = clock;
  }

  /**
   * Answers a question.
   *
   * @param previous the query of the answer before in the same conversation, or null
   */
  public AnalystAnswer ask(String question, @Nullable SemanticQuery previous) {
    return switch (plan(question, previous)) {
      case Plan.Says says -> says.answer();
      case Plan.Runs runs -> run(runs);
    };
  }

  /** Figures in a statement that would not mean what they seem to, such as a stock's sum. */
  public List<Warning> warnings(String statement) {
    return door.warnings(statement);
  }

  /** Reads what questions are understood with, so that the first one is not kept waiting. */
  public void prepare() {
    known();
    times();
  }

  /** The statement that a question becomes, without running it; empty when there is none. */
  public String statement(String question, @Nullable SemanticQuery previous) {
    return switch (plan(question, previous)) {
      case Plan.Says _ -> "";
      case Plan.Runs runs -> runs.sql();
    };
  }

  /** What is to be done for a question; the warehouse is not asked for its figures. */
  Plan plan(String question, @Nullable SemanticQuery previous) {
    Known now = known();
    Times times = times();
    Optional<VerifiedQuery> asked = now.verified().ofWords(question);
    return switch (now.reader().read(question, times.newest(), previous)) {
      case Reading.Asks asks ->
          asked
              .<Plan>map(one -> new Plan.Runs(null, one.sql(), Verification.VERIFIED, List.of()))
              .orElseGet(() ->
                  new Plan.Says(
                      AnalystAnswer.asks(asks.message(), choices(asks, question), previous)));
      case Reading.Understood understood -> plan(question, understood, asked, previous);
    };
  }

  private List<String> choices(Reading.Asks asks, String question) {
    return asks.choices().isEmpty()
        ? known().verified().similar(question, MOST_CHOICES)
        : asks.choices();
  }

  private Plan plan(
      String question,
      Reading.Understood understood,
      Optional<VerifiedQuery> asked,
      @Nullable SemanticQuery previous) {
    SemanticQuery query = understood.query();
    String missing = missing(query);
    if (!missing.isEmpty()) {
      return new Plan.Says(
          answer(
              query,
              Outcome.NO_DATA,
              missing,
              "",
              Verification.COMPUTED,
              new Table(List.of(), List.of(), false)));
    }
    Optional<VerifiedQuery> verified =
        asked.or(() -> known().verified().ofMeaning(query, times().newest()));
    try {
      // Of its very words, the person's statement decides how many rows there are.
      SemanticQuery meant = asked.isPresent() ? query.unranked() : query;
      return verified
          .map(one -> new Plan.Runs(meant, one.sql(), Verification.VERIFIED, understood.notes()))
          .orElseGet(() ->
              new Plan.Runs(query, sql.sql(query), Verification.COMPUTED, understood.notes()));
    } catch (UnanswerableException e) {
      return new Plan.Says(
          AnalystAnswer.asks(
              String.valueOf(e.getMessage()),
              known().verified().similar(question, MOST_CHOICES),
              previous));
    }
  }

  private AnalystAnswer run(Plan.Runs runs) {
    Table table;
    try {
      table = door.answer(runs.sql());
    } catch (QueryRefusedException e) {
      return AnalystAnswer.asks(String.valueOf(e.getMessage()), List.of(), runs.query());
    }
    SemanticQuery query = runs.query();
    if (query == null) {
      return new AnalystAnswer(
          Outcome.ANSWERED,
          plain(table),
          "a verified question, answered by its own statement",
          runs.sql(),
          runs.verification(),
          table,
          null,
          List.of(),
          null);
    }
    if (runs.verification() == Verification.VERIFIED && hasMore(query, table)) {
      return run(new Plan.Runs(query, sql.sql(query), Verification.COMPUTED, runs.notes()));
    }
    if (isEmpty(query, table)) {
      String nothing = "There is no data for this: " + new Wording(model).of(query) + ".";
      return answer(query, Outcome.NO_DATA, nothing, runs.sql(), runs.verification(), table);
    }
    String notes = runs.notes().isEmpty() ? "" : " (" + String.join("; ", runs.notes()) + ")";
    String text =
        runs.verification() == Verification.VERIFIED
            ? verified(query, table)
            : new Sentences(model).of(query, table);
    return answer(query, Outcome.ANSWERED, text + notes, runs.sql(), runs.verification(), table);
  }

  // "the top 5" of a verified statement with ten rows is not answered by it.
  private static boolean hasMore(SemanticQuery query, Table table) {
    Ranking ranking = query.ranking();
    return ranking != null && ranking.within().isEmpty() && table.rows().size() > ranking.limit();
  }

  // Of a statement alone it is not known which column is the figure.
  private static String plain(Table table) {
    if (table.rows().isEmpty()) {
      return "There is none.";
    }
    List<String> first = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      String name = Wording.words(table.columns().get(i).name());
      first.add(name + " " + AnswerText.cell(table.rows().getFirst().get(i)));
    }
    int rows = table.rows().size();
    String cells = String.join(", ", first);
    return rows == 1 ? cells + "." : "%d rows; the first: %s.".formatted(rows, cells);
  }

  // A verified statement names its columns as it likes; where it is not certain which one is the
  // figure asked for, and in which unit, the rows speak for themselves.
  private String verified(SemanticQuery query, Table table) {
    Sentences sentences = new Sentences(model);
    int groups = query.dimensions().size() + (query.grain() == null ? 0 : 1);
    Figure figure = Figure.of(query.measures().getFirst(), model);
    String name = figure.measure().column();
    if (table.columns().stream().anyMatch(one -> one.name().equalsIgnoreCase(name))) {
      return sentences.of(query, table);
    }
    boolean plain = query.comparedWith() == null && query.form() == SemanticQuery.Form.PLAIN;
    if (!plain || table.columns().size() != groups + 1 || figure.unit().equals("0..1")) {
      return sentences.rows(query, table);
    }
    return new Sentences(model, table.columns().get(groups).name()).of(query, table);
  }

  // With a bound, none is an answer.
  private static boolean isEmpty(SemanticQuery query, Table table) {
    return table.rows().isEmpty() && query.thresholds().isEmpty()
        || table.rows().size() == 1 && table.rows().getFirst().stream().allMatch(Objects::isNull);
  }

  private AnalystAnswer answer(
      SemanticQuery query,
      Outcome outcome,
      String text,
      String statement,
      Verification verification,
      Table table) {
    return new AnalystAnswer(
        outcome,
        text,
        new Wording(model).of(query),
        statement,
        verification,
        table,
        outcome == Outcome.ANSWERED ? chart(query, table) : null,
        List.of(),
        query);
  }

  private static @Nullable Chart chart(SemanticQuery query, Table table) {
    int groups = query.dimensions().size() + (query.grain() == null ? 0 : 1);
    if (groups == 0 || table.rows().size() < 2 || table.columns().size() <= groups) {
      return null;
    }
    boolean share =
        query.form() == SemanticQuery.Form.SHARE
            && table.columns().stream().anyMatch(one -> one.name().equals("share_percent"));
    String y = share ? "share_percent" : table.columns().get(groups).name();
    List<String> columns =
        query.comparedWith() != null
            ? List.of(y, table.columns().get(groups + 1).name())
            : List.of(y);
    Chart.Kind kind = query.grain() != null && groups == 1 ? Chart.Kind.LINE : Chart.Kind.BARS;
    return new Chart(kind, table.columns().getFirst().name(), columns);
  }

  // A period that the data does not reach is said, and nothing is made up for it.
  private String missing(SemanticQuery query) {
    for (Measure measure : query.measures()) {
      DataState.Extent extent = times().extents().get(measure.table());
      for (TimeRange range : ranges(query)) {
        if (extent != null && !extent.meets(range)) {
          return "There is no data %s: %s go from %s to %s."
              .formatted(
                  range.words(),
                  model.table(measure.table()).map(LogicalTable::words).orElse("figures"),
                  extent.first().toLocalDate(),
                  extent.last().toLocalDate());
        }
      }
    }
    return "";
  }

  private static List<TimeRange> ranges(SemanticQuery query) {
    TimeRange range = query.range();
    TimeRange other = query.comparedWith();
    if (range == null) {
      return List.of();
    }
    return other == null ? List.of(range) : List.of(range, other);
  }

  private Known known() {
    Known now = known;
    if (now == null) {
      synchronized (this) {
        return known == null ? read() : Objects.requireNonNull(known);
      }
    }
    if (now.at().plus(VALUES_AGE).isBefore(clock.instant())
        && refreshing.compareAndSet(false, true)) {
      Thread.ofVirtual().name("analyst-values").start(this::readAgain);
    }
    return now;
  }

  private void readAgain() {
    try {
      read();
    } finally {
      refreshing.set(false);
    }
  }

  private Known read() {
    QuestionReader reader = new QuestionReader(model, data.values());
    Known now = new Known(reader, new VerifiedQuestions(model, reader), clock.instant());
    known = now;
    return now;
  }

  private Times times() {
    Times now = times;
    if (now == null || now.at().plus(TIMES_AGE).isBefore(clock.instant())) {
      Map<String, DataState.Extent> extents = data.extents();
      now = new Times(extents, data.newest(extents), clock.instant());
      times = now;
    }
    return now;
  }
}
