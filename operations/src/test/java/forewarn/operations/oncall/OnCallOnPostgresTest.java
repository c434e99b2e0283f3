package forewarn.operations.oncall;

import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;

/** All that holds of on-call, on PostgreSQL. */
class OnCallOnPostgresTest extends OnCallTest {
  @Override
  Database emptyStore() {
    return TestStore.postgres();
  }
}
