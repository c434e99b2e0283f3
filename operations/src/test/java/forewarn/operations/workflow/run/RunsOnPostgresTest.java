package forewarn.operations.workflow.run;

import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;

/** All that holds of runs of workflows, on PostgreSQL. */
class RunsOnPostgresTest extends RunsTest {
  @Override
  Database emptyStore() {
    return TestStore.postgres();
  }
}
