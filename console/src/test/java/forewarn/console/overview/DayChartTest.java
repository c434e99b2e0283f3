package forewarn.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.console.live.HourTally;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayChartTest {
  @Test
  void everyBarLiesWithinTheDrawingAndOneColumn() {
    List<HourTally> tallies = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      tallies.add(new HourTally(480_000 + i, 204, 5, 6, i % 4, 6 - i % 4, 1));
    }
    DayChart chart = DayChart.of(tallies);

    assertThat(chart.bars()).isNotEmpty();
    assertThat(chart.bars())
        .allSatisfy(bar -> {
          assertThat(bar.x()).isBetween(0.0, (double) DayChart.WIDTH);
          assertThat(bar.x() + bar.width()).isLessThanOrEqualTo(DayChart.WIDTH);
          assertThat(bar.y()).isGreaterThanOrEqualTo(0);
          assertThat(bar.y() + bar.height()).isLessThanOrEqualTo(DayChart.HEIGHT);
        });
  }

  @Test
  void expectedOutagesThatAreNotDueYetArePending() {
    DayChart chart = DayChart.of(List.of(new HourTally(480_000, 0, 3, 0, 0, 0, 0)));

    assertThat(chart.pending()).isEqualTo(3);
    assertThat(chart.bars()).extracting(DayChart.Bar::kind).containsExactly("pending");
  }

  @Test
  void outagesThatNothingCouldAnnounceAreNotAmongThoseMissed() {
    DayChart chart = DayChart.of(List.of(new HourTally(480_000, 204, 0, 6, 3, 1, 0)));

    assertThat(chart.missed()).isEqualTo(1);
    assertThat(chart.unforeseeable()).isEqualTo(2);
    assertThat(chart.bars())
        .extracting(DayChart.Bar::kind)
        .containsExactly("foreseen", "missed", "unforeseeable");
    assertThat(chart.foreseen() + chart.missed() + chart.unforeseeable())
        .isEqualTo(chart.outages());
  }

  @Test
  void labelsOfTheFirstAndTheLastHourLieWithinTheDrawing() {
    List<HourTally> tallies = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      tallies.add(new HourTally(480_000 + i, 204, 0, 0, 0, 0, 0));
    }
    assertThat(DayChart.of(tallies).labels())
        .hasSize(5)
        .allSatisfy(label -> assertThat(label.x()).isBetween(20.0, DayChart.WIDTH - 20.0));
  }

  @Test
  void hoursWithoutRecordsAreAnEmptyChart() {
    assertThat(DayChart.of(List.of(new HourTally(480_000, 0, 0, 0, 0, 0, 0))).isEmpty()).isTrue();
  }
}
