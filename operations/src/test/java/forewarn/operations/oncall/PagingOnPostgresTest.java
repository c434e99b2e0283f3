package forewarn.operations.oncall;

import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;

/** All that holds of paging, on PostgreSQL. */
class PagingOnPostgresTest extends PagingTest {
  @Override
  Database emptyStore() {
    return TestStore.postgres();
  }
}
