package forewarn.operations.handover;

import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;

/** All that holds of handovers, on PostgreSQL. */
class HandoversOnPostgresTest extends HandoversTest {
  @Override
  Database emptyStore() {
    return TestStore.postgres();
  }
}
