package forewarn.operations.incident;

import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;

/** All that holds of what people do with incidents, on PostgreSQL. */
class IncidentsOnPostgresTest extends IncidentsTest {
  @Override
  Database emptyStore() {
    return TestStore.postgres();
  }
}
