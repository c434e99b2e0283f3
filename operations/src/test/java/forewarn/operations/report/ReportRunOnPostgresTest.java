package forewarn.operations.report;

import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;

/** All that holds of reports, on PostgreSQL. */
class ReportRunOnPostgresTest extends ReportRunTest {
  @Override
  Database emptyStore() {
    return TestStore.postgres();
  }
}
