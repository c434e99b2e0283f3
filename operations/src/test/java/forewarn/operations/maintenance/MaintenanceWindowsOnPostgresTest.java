package forewarn.operations.maintenance;

import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;

/** All that holds of maintenance windows, on PostgreSQL. */
class MaintenanceWindowsOnPostgresTest extends MaintenanceWindowsTest {
  @Override
  Database emptyStore() {
    return TestStore.postgres();
  }
}
