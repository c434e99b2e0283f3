package forewarn.console.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.console.export.ShownTable.Column;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownTableTest {
  @Test
  void valuesGetTheTypesOfTheirColumns() {
    ShownTable shown =
        new ShownTable(
            "hours",
            List.of(
                new Column("hour", "hour"),
                new Column("day", "date"),
                new Column("onts", "count"),
                new Column("share", "share"),
                new Column("note", "text")),
            List.of(
                Arrays.asList("2024-11-05T13:00:00Z", "2024-11-05", 12, 0.5, "=1+1"),
                Arrays.asList("soon", null, 13L, null, true)));

    assertThat(shown.table().rows().getFirst().values())
        .containsExactly(
            Instant.parse("2024-11-05T13:00:00Z"), LocalDate.parse("2024-11-05"), 12L, 0.5, "=1+1");
    assertThat(shown.table().rows().getLast().values())
        .containsExactly("soon", null, 13L, null, "true");
  }

  @Test
  void whatIsNoTableIsRefusedWithTheReason() {
    Column column = new Column("a", "text");
    assertThatThrownBy(() -> new ShownTable("x", List.of(), List.of()))
        .hasMessageContaining("0 columns");
    assertThatThrownBy(() -> new ShownTable("x", List.of(column), List.of(List.of("a", "b"))))
        .hasMessageContaining("not one value for each of the 1 columns");
    List<List<Object>> many =
        Collections.nCopies(ShownTable.MOST_ROWS + 1, Collections.singletonList("a"));
    assertThatThrownBy(
            () -> new ShownTable("x", List.of(column), Collections.unmodifiableList(many)))
        .hasMessageContaining("50001 rows, more than 50000");
  }
}
