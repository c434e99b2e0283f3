package forewarn.console.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {
  @Test
  void scriptsGetWordsAndGapsAsTheyAre() {
    Chart chart =
        new Chart(
            "tickets",
            "Tickets",
            List.of("Jan", "Feb"),
            List.of(
                new Chart.Series("open", Chart.Form.BAR, "tickets", 0, Arrays.asList(3.0, null))));

    assertThat(chart.json())
        .isEqualTo(
            "{\"name\":\"tickets\",\"title\":\"Tickets\",\"x\":[\"Jan\",\"Feb\"],"
                + "\"series\":[{\"name\":\"open\",\"form\":\"bar\",\"unit\":\"tickets\","
                + "\"decimals\":0,\"values\":[3.0,null]}]}");
  }

  @Test
  void aChartWithoutAnyValueIsEmpty() {
    assertThat(
            new Chart(
                    "none",
                    "None",
                    List.of("Jan"),
                    List.of(
                        new Chart.Series(
                            "x", Chart.Form.LINE, "", 0, Arrays.asList((Double) null))))
                .isEmpty())
        .isTrue();
  }
}
