package forewarn.console.quality;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import forewarn.warehouse.catalogue.Severity;
import forewarn.warehouse.check.CheckResult;
import forewarn.warehouse.check.CheckState;
import forewarn.warehouse.check.HeldObject;
import forewarn.warehouse.rejected.InvalidCorrectionException;
import forewarn.warehouse.rejected.RejectedRow;
import forewarn.warehouse.rejected.Rejections;
import forewarn.warehouse.rejected.Rejections.Filter;
import forewarn.warehouse.rejected.Rejections.RuleCount;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** What the API answers, in the words of the API. */
final class QualityAnswers {
  private QualityAnswers() {}

  /** One result of one check. */
  record Result(
      String object,
      String check,
      String severity,
      String state,
      String scope,
      @JsonProperty("rows_checked") long rowsChecked,
      @JsonProperty("rows_failed") long rowsFailed,
      @Nullable String message,
      @JsonProperty("checked_at") Instant checkedAt,
      @JsonProperty("data_time") Instant dataTime) {

    static Result of(CheckResult result, Severity severity, @Nullable String message) {
      State state =
          State.of(
              new CheckState(result.object(), result.check(), severity, "", result, List.of()));
      return new Result(
          result.object(),
          result.check(),
          lower(severity),
          state.key(),
          lower(result.scope()),
          result.rowsChecked(),
          result.rowsFailed(),
          message,
          result.checkedAt(),
          result.dataTime());
    }
  }

  /** An object that keeps its earlier content. */
  record Held(
      String object,
      String check,
      @JsonProperty("rows_failed") long rowsFailed,
      @JsonProperty("held_since") Instant heldSince,
      @JsonProperty("tried_at") Instant triedAt) {
    static Held of(HeldObject held) {
      return new Held(
          held.object(), held.check(), held.rowsFailed(), held.heldSince(), held.triedAt());
    }
  }

  /** How many checks are in each state. */
  record Summary(
      long checks,
      long held,
      long warning,
      long rejecting,
      long unknown,
      long passed,
      @JsonProperty("rejected_rows") long rejectedRows,
      @JsonProperty("corrected_rows") long correctedRows) {}

  record Latest(List<Result> results, List<Held> held, Summary summary) {
    static Latest of(QualityPage page) {
      QualityPage.Totals total = page.total();
      return new Latest(
          page.checks().stream().flatMap(Latest::result).toList(),
          page.held().stream().map(Held::of).toList(),
          new Summary(
              total.checks(),
              total.held(),
              total.warning(),
              total.rejecting(),
              total.unknown(),
              total.passed(),
              page.rejectedRows(),
              page.correctedRows()));
    }

    private static Stream<Result> result(QualityPage.Check check) {
      return Stream.ofNullable(check.check().latest())
          .filter(Objects::nonNull)
          .map(latest -> Result.of(latest, check.check().severity(), check.message()));
    }
  }

  record History(String object, String check, String rule, List<Result> results) {
    static History of(CheckState check, List<CheckResult> results, Sight sight) {
      return new History(
          check.object(),
          check.check(),
          check.rule(),
          results.stream()
              .map(result ->
                  Result.of(
                      result,
                      result.severity(),
                      sight.message(result.object(), result.check(), result.message())))
              .toList());
    }
  }

  /** How many rows broke a rule of a table. */
  record Count(
      String table,
      String rule,
      long rows,
      long corrected,
      @JsonProperty("first_at") Instant first,
      @JsonProperty("last_at") Instant last) {
    static Count of(RuleCount count) {
      return new Count(
          count.table(),
          count.rule(),
          count.rows(),
          count.corrected(),
          count.first(),
          count.last());
    }
  }

  /** A rejected row. */
  record Row(
      String table,
      long load,
      long row,
      List<String> rules,
      String message,
      @JsonProperty("raw_row") @JsonRawValue String rawRow,
      @JsonProperty("rejected_at") Instant rejectedAt,
      @Nullable String file,
      @JsonProperty("corrected_by_load") @Nullable Long correctedByLoad,
      @JsonProperty("corrected_by") @Nullable String correctedBy) {
    static Row of(RejectedRow row) {
      RejectedRow.Correction correction = row.correction();
      return new Row(
          row.table(),
          row.load(),
          row.row(),
          row.rules(),
          row.message(),
          row.rawRow(),
          row.rejectedAt(),
          row.file(),
          correction == null ? null : correction.load(),
          correction == null ? null : correction.by());
    }
  }

  record Rejected(List<Count> counts, long found, List<Row> rows) {
    static Rejected of(Rejections rejections, Filter filter, int limit, int offset) {
      return new Rejected(
          rejections.counts().stream().map(Count::of).toList(),
          rejections.count(filter),
          limit == 0
              ? List.of()
              : rejections.rows(filter, limit, offset).stream().map(Row::of).toList());
    }
  }

  static ErrorResponseException badCorrection(InvalidCorrectionException refused) {
    ProblemDetail detail =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.BAD_REQUEST, String.valueOf(refused.getMessage()));
    detail.setTitle("Bad correction");
    detail.setProperty("errors", refused.problems());
    return new ErrorResponseException(HttpStatus.BAD_REQUEST, detail, null);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
