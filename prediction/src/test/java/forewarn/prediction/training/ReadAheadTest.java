package forewarn.prediction.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.prediction.SyntheticHistory;
import forewarn.warehouse.Progress;
import forewarn.warehouse.query.HourlyHistory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
  // More rows than all batches hold, and no whole number of batches.
  private static final SyntheticHistory HISTORY = SyntheticHistory.of(25, 801, 4);

  @Test
  void visitsTheSameRowsInTheSameOrder() {
    List<String> plain = new ArrayList<>();
    List<String> ahead = new ArrayList<>();
    HISTORY.scan(written(plain));

    ReadAhead.scan(HISTORY, written(ahead), Progress.none(), HISTORY.rows());

    assertThat(ahead).hasSize(25 * 801).isEqualTo(plain);
  }

  @Test
  void endsWithWhatTheVisitorThrew() {
    assertThatThrownBy(() ->
            ReadAhead.scan(
                HISTORY,
                (cluster, hour, values, label) -> {
                  throw new IllegalArgumentException("no such hour");
                },
                Progress.none(),
                HISTORY.rows()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no such hour");
  }

  @Test
  void endsWithWhatReadingThrew() {
    HourlyHistory broken =
        new HourlyHistory() {
          @Override
          public long rows() {
            return 1;
          }

          @Override
          public void scan(Visitor visitor) {
            throw new IllegalStateException("disk gone");
          }
        };

    assertThatThrownBy(
            () -> ReadAhead.scan(broken, (cluster, hour, values, label) -> {}, Progress.none(), 1))
        .hasMessage("disk gone");
  }

  private static HourlyHistory.Visitor written(List<String> into) {
    return (cluster, hour, values, label) ->
        into.add(cluster + hour + Arrays.toString(values) + label);
  }
}
