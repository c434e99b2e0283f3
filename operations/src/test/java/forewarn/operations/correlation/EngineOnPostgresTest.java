package forewarn.operations.correlation;

import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;

/** All that holds of incidents, on PostgreSQL. */
class EngineOnPostgresTest extends EngineTest {
  @Override
  Database emptyStore() {
    return TestStore.postgres();
  }
}
