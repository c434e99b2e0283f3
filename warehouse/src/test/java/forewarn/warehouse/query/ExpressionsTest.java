package forewarn.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.warehouse.TestWarehouse;
import forewarn.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
class ExpressionsTest {
  @TempDir static Path data;
  private static Warehouse warehouse;
  private static Expressions expressions;

  @BeforeAll
  static void opens() {
    warehouse = TestWarehouse.open(data);
    expressions = new Expressions(warehouse);
  }

  @AfterAll
  static void closes() {
    warehouse.close();
  }

  @Test
  void anExpressionIsToldByWhatItIsMadeOf() {
    Expressions.Shape shape = expressions.read("sum(f.a) / nullif(count(distinct \"b\"), 0)");

    assertThat(shape.columns()).isEqualTo(Set.of("A", "B"));
    assertThat(shape.aggregates()).isEqualTo(Set.of("sum", "count"));
    assertThat(shape.calls()).contains("/");
    assertThat(shape.overWindow()).isFalse();
    assertThat(expressions.read("rank() over (order by a)").overWindow()).isTrue();
    assertThat(expressions.read("a -- and nothing more").aggregates()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1) from RAW.LOADS union select (2",
        "1), (2",
        "1) from RAW.LOADS where (true",
        "1) where (true",
        "1) order by (1",
        "1) limit (1",
        "1); select (2",
        "1) from (select 2",
        "",
        " ",
        "-- nothing",
        "(select max(load_number) from RAW.LOADS)",
        "exists (from RAW.LOADS)",
        "a in (from RAW.LOADS)",
        "/* 1",
      })
  void whatIsMoreThanOneExpressionIsRefused(String text) {
    assertThatThrownBy(() -> expressions.read(text)).isInstanceOf(QueryRefusedException.class);
  }
}
