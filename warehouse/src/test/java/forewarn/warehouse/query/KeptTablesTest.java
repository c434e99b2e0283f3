package forewarn.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.warehouse.Progress;
import forewarn.warehouse.TestWarehouse;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.model.Refresh;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptTablesTest {
  private static final String CITIES =
      "select city from DATAMART.DIM_CITY where city like ? order by city";

  @TempDir Path dataDir;
  private Warehouse warehouse;
  private Session session;
  private Queries queries;

  @BeforeEach
  void open() {
    warehouse = TestWarehouse.open(dataDir);
    session = warehouse.session();
    queries = new Queries(warehouse);
    TestWarehouse.addNetwork(session);
    new Refresh(warehouse).refresh(Progress.none());
  }

  @AfterEach
  void close() {
    session.close();
    warehouse.close();
  }

  @Test
  void anotherRefreshWithoutNewRowsKeepsWhatWasFound() {
    Table found = queries.selectKept(CITIES, "%");
    new Refresh(warehouse).refresh(Progress.none());

    assertThat(found.rows()).isNotEmpty();
    assertThat(queries.selectKept(CITIES, "%")).isSameAs(found);
  }

  @Test
  void whatIsAskedWithOtherParametersIsFoundForThem() {
    assertThat(queries.selectKept(CITIES, "%").rows()).isNotEmpty();
    assertThat(queries.selectKept(CITIES, "no such city").rows()).isEmpty();
  }

  @Test
  void rowsThatARefreshBringsAreSeenThroughViews() {
    int before = queries.selectKept(CITIES, "%").rows().size();
    session.update(
        "insert into RAW.RAW_CITY by name"
            + " select * replace ('Zuwara' as city, 999 as city_key, load_number + 1 as load_number)"
            + " from RAW.RAW_CITY limit 1");
    assertThat(queries.selectKept(CITIES, "%").rows()).hasSize(before);

    new Refresh(warehouse).refresh(Progress.none());

    assertThat(queries.selectKept(CITIES, "%").rows()).hasSize(before + 1);
  }

  @Test
  void whatChangesWithoutARefreshIsNotKept() {
    assertThatThrownBy(() -> queries.selectKept("select * from DATAMART.FACT_PREDICTIONS"))
        .hasMessage(
            "Cannot keep what is read of DATAMART.FACT_PREDICTIONS: it changes without a refresh");
  }
}
