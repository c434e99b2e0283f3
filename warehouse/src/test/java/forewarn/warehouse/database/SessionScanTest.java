package forewarn.warehouse.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionScanTest {
  private final Database database = Database.inMemory(Map.of("threads", "4"));
  private final Session session = database.session();

  @AfterEach
  void close() {
    session.close();
    database.close();
  }

  private List<Long> numbers(String sql) {
    List<Long> numbers = new ArrayList<>();
    session.scan(
        sql,
        block -> {
          for (int row = 0; row < block.rows(); row++) {
            numbers.add(block.number(0, row, -1));
          }
        });
    return numbers;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2047, 2048, 2049, 500_000})
  void visitsEveryRowAndNoOther(int rows) {
    assertThat(numbers("select range as n from range(" + rows + ")")).hasSize(rows);
  }

  @Test
  void keepsTheOrder() {
    List<Long> numbers =
        numbers(
            "select (hash(range) // 4)::bigint as n from range(700000) order by n -- all of them");
    assertThat(numbers).hasSize(700_000).isSorted();
  }

  @Test
  void failsWhenTheQueryFailsHalfway() {
    List<Long> seen = new ArrayList<>();
    assertThatThrownBy(() ->
            session.scan(
                "select case when range = 3000000 then 'x' else '1' end::bigint as n from range(4000000)",
                block -> seen.add(block.number(0, 0, -1))))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("ended early");
    assertThat(seen).isNotEmpty();
  }
}
