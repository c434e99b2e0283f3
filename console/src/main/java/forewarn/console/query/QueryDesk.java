package forewarn.console.query;

import forewarn.console.problem.Problems;
import forewarn.console.start.Services;
import forewarn.warehouse.export.ExportFormat;
import forewarn.warehouse.query.Answer;
import forewarn.warehouse.query.Cancellation;
import forewarn.warehouse.query.ExportedResult;
import forewarn.warehouse.query.OpenQuery;
import forewarn.warehouse.query.QueryRefusedException;
import forewarn.warehouse.query.QueryRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Where all queries of users are run: it knows which are running, so that they can be cancelled,
 * keeps one user from taking all places, and writes each into the history. Thread-safe.
 */
@Component
class QueryDesk {
  static final int USUAL_ROWS = 1_000;

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration EXPORT_TIMEOUT = Duration.ofMinutes(5);
  private static final int MOST_EXPORTED = 5_000_000;
  private static final int MOST_OF_A_USER = 2;

  private final Services services;
  private final QueryHistory history;
  private final InstantSource clock;
  private final int mostRows;
  private final Map<String, Running> running = new ConcurrentHashMap<>();

  QueryDesk(
      Services services,
      QueryHistory history,
      InstantSource clock,
      @Value("${forewarn.query-rows:10000}") int mostRows) {
    this.services = services;
    this.history = history;
    this.clock = clock;
    this.mostRows = mostRows;
  }

  /** A query that runs now. */
  record Running(
      String id, String user, String sql, Instant begunAt, String use, Cancellation cancellation) {}

  /** The most rows an answer may have. */
  int mostRows() {
    return mostRows;
  }

  Answer run(Question question, int limit) {
    return recorded(
        question,
        "QUERY",
        cancellation ->
            openQuery().run(request(question, Math.min(limit, mostRows), TIMEOUT), cancellation),
        answer -> (long) answer.table().rows().size(),
        answer -> answer.table().truncated());
  }

  ExportedResult export(Question question, ExportFormat format) {
    return recorded(
        question,
        "EXPORT",
        cancellation ->
            openQuery()
                .export(request(question, MOST_EXPORTED, EXPORT_TIMEOUT), cancellation, format),
        ExportedResult::rows,
        ExportedResult::truncated);
  }

  /** Whether there was one to be cancelled. */
  boolean cancel(String id) {
    Running query = running.get(id);
    if (query == null) {
      return false;
    }
    query.cancellation().cancel();
    return true;
  }

  @Nullable Running find(String id) {
    return running.get(id);
  }

  /** What a user runs now, or, without one, everybody; the oldest first. */
  List<Running> running(@Nullable String user) {
    return running.values().stream()
        .filter(query -> user == null || query.user().equals(user))
        .sorted(Comparator.comparing(Running::begunAt))
        .toList();
  }

  OpenQuery openQuery() {
    return services
        .openQuery()
        .orElseThrow(() -> Problems.notReady("The warehouse is not open yet: try again soon"));
  }

  private static QueryRequest request(Question question, long rows, Duration timeout) {
    return new QueryRequest(question.sql(), question.schemas(), rows, timeout);
  }

  private <T> T recorded(
      Question question,
      String use,
      Function<Cancellation, T> work,
      Function<T, Long> rows,
      Function<T, Boolean> truncated) {
    Running query = begin(question, use);
    try {
      T result = work.apply(query.cancellation());
      record(query, PastQuery.ANSWERED, null, rows.apply(result), truncated.apply(result));
      return result;
    } catch (QueryRefusedException e) {
      record(query, e.reason().name(), e.getMessage(), null, false);
      throw e;
    } catch (RuntimeException e) {
      record(query, "FAILED", "it could not be run: the log says why", null, false);
      throw e;
    } finally {
      running.remove(query.id());
    }
  }

  private synchronized Running begin(Question question, String use) {
    openQuery();
    if (running(question.user()).size() >= MOST_OF_A_USER) {
      throw Problems.of(
          HttpStatus.TOO_MANY_REQUESTS,
          "Too many queries",
          "Cannot run query: " + MOST_OF_A_USER + " of yours are running; cancel one or wait");
    }
    Running query =
        new Running(
            question.id(),
            question.user(),
            question.sql(),
            clock.instant(),
            use,
            new Cancellation());
    if (running.putIfAbsent(question.id(), query) != null) {
      throw Problems.badField("id", question.id(), "the id of a query that is running");
    }
    return query;
  }

  private void record(
      Running query,
      String outcome,
      @Nullable String message,
      @Nullable Long rows,
      boolean truncated) {
    history.add(
        new PastQuery(
            query.id(),
            query.user(),
            query.sql(),
            query.begunAt(),
            Duration.between(query.begunAt(), clock.instant()).toMillis(),
            rows,
            truncated,
            outcome,
            message,
            query.use()));
  }
}
