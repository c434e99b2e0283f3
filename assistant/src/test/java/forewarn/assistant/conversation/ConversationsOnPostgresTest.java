package forewarn.assistant.conversation;

import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;

/** All that holds of conversations, on PostgreSQL. */
class ConversationsOnPostgresTest extends ConversationsTest {
  @Override
  Database emptyStore() {
    return TestStore.postgres();
  }
}
