package forewarn.assistant.analyst.question;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.assistant.analyst.query.TimeRange;
import java.time.LocalDateTime;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Periods relative to the newest hour of the data. */
class TimeWordsTest {
  private static final LocalDateTime NEWEST = LocalDateTime.of(2024, 12, 31, 23, 0);

  private static TimeWords.Match read(String text) {
    TimeWords.Match match = new TimeWords(Words.of(text), NEWEST).at(0);
    assertThat(match).as(text).isNotNull();
    return Objects.requireNonNull(match);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "december 2024 | 2024-12-01T00:00 | 2025-01-01T00:00",
        "march | 2024-03-01T00:00 | 2024-04-01T00:00",
        "yesterday | 2024-12-30T00:00 | 2024-12-31T00:00",
        "last week | 2024-12-23T00:00 | 2024-12-30T00:00",
        "last 7 days | 2024-12-25T00:00 | 2025-01-01T00:00",
        "7 hari terakhir | 2024-12-25T00:00 | 2025-01-01T00:00",
        "bulan lalu | 2024-11-01T00:00 | 2024-12-01T00:00",
        "next month | 2025-01-01T00:00 | 2025-02-01T00:00",
        "q1 2024 | 2024-01-01T00:00 | 2024-04-01T00:00",
        "second half of 2024 | 2024-07-01T00:00 | 2025-01-01T00:00",
        "25 December 2024 | 2024-12-25T00:00 | 2024-12-26T00:00",
        "December 25, 2024 | 2024-12-25T00:00 | 2024-12-26T00:00",
        "between 2024-12-10 and 2024-12-15 | 2024-12-10T00:00 | 2024-12-16T00:00",
        "since 1 December 2024 | 2024-12-01T00:00 | 2025-01-01T00:00",
        "last 24 hours | 2024-12-31T00:00 | 2025-01-01T00:00"
      })
  void aPeriodIsHalfOpen(String text, LocalDateTime from, LocalDateTime until) {
    TimeRange range = read(text).range();

    assertThat(range.from()).isEqualTo(from);
    assertThat(range.until()).isEqualTo(until);
  }

  @Test
  void allWordsOfAPeriodAreTaken() {
    assertThat(read("between 2024-12-10 and 2024-12-15").length()).isEqualTo(4);
    assertThat(read("last 7 days").length()).isEqualTo(3);
  }

  @Test
  void aDayThatDoesNotExistIsNoPeriod() {
    assertThat(new TimeWords(Words.of("2024-02-31"), NEWEST).at(0)).isNull();
  }

  @Test
  void mayIsAMonthOnlyWhereItMustBe() {
    assertThat(new TimeWords(Words.of("may I see"), NEWEST).at(0)).isNull();
    assertThat(read("may 2024").range().from()).isEqualTo(LocalDateTime.of(2024, 5, 1, 0, 0));
  }
}
