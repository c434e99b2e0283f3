package forewarn.operations.audit;

import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;

/** All that holds of the audit, on PostgreSQL. */
class AuditLogOnPostgresTest extends AuditLogTest {
  @Override
  Database emptyStore() {
    return TestStore.postgres();
  }
}
