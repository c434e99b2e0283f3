package forewarn.operations.audit;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditLogTest {
  /** Where these tests keep what they do; a subclass runs them on another database. */
  Database emptyStore() {
    return TestStore.sqlite();
  }

  private static final Instant NOW = Instant.parse("2025-03-01T03:00:00Z");

  private Instant now = NOW;
  private final Database database = emptyStore();
  private final AuditLog audit = new AuditLog(database, () -> now);

  @BeforeEach
  void act() {
    for (int i = 1; i <= 5; i++) {
      now = NOW.plusSeconds(i);
      audit.record(
          Actor.person(i % 2 == 0 ? "ana" : "ben", "127.0.0.1"),
          i == 5 ? "incident.shelve" : "incident.comment",
          "INC-" + i,
          null,
          Map.of("text", "100% of " + i));
    }
  }

  @Test
  void anUntouchedChainHolds() {
    assertThat(audit.verify())
        .isEqualTo(new Verification(5, audit.after(4, 1).getFirst().hash(), null, null));
    assertThat(new AuditLog(emptyStore(), InstantSource.system()).verify().holds()).isTrue();
  }

  @Test
  void aChangedEntryIsNamed() {
    database.sql("update audit set after_value = '{}' where sequence = 3").update();

    Verification found = audit.verify();
    assertThat(found.holds()).isFalse();
    assertThat(found.entries()).isEqualTo(2);
    assertThat(found.broken()).isEqualTo(3);
    assertThat(found.reason()).isEqualTo("Entry 3 was changed after it was written");
  }

  @Test
  void aRemovedEntryIsNamed() {
    database.sql("delete from audit where sequence = 2").update();

    assertThat(audit.verify().reason()).isEqualTo("Entry 2 is missing: the next one is 3");
  }

  @Test
  void anEntryWrittenAnewWithAFittingHashBreaksTheNext() {
    AuditLog forged = new AuditLog(emptyStore(), () -> NOW);
    forged.record(Actor.FOREWARN, "incident.comment", "INC-1", null, null);
    AuditEntry first = forged.after(0, 1).getFirst();
    database
        .sql(
            "update audit set occurred_at = ?, actor = ?, origin = '', after_value = null, hash = ?"
                + " where sequence = 1",
            NOW.toEpochMilli(),
            first.actor(),
            first.hash())
        .update();

    assertThat(audit.verify().reason())
        .isEqualTo("Entry 2 does not follow the one before it: one was replaced");
  }

  @Test
  void isSearchedByWhoWhatWhenAndText() {
    assertThat(found(new AuditFilter("ana", null, null, null, null, null))).isEqualTo("4 2");
    assertThat(found(new AuditFilter(null, "incident", null, null, null, null)))
        .isEqualTo("5 4 3 2 1");
    assertThat(found(new AuditFilter(null, "incident.shelve", null, null, null, null)))
        .isEqualTo("5");
    assertThat(found(new AuditFilter(null, "inc%", null, null, null, null))).isEmpty();
    assertThat(found(new AuditFilter(null, null, "INC-3", null, null, null))).isEqualTo("3");
    assertThat(found(new AuditFilter(null, null, null, "100% OF 4", null, null))).isEqualTo("4");
    assertThat(found(new AuditFilter(null, null, null, "1_0", null, null))).isEmpty();
    assertThat(
            found(new AuditFilter(null, null, null, null, NOW.plusSeconds(2), NOW.plusSeconds(4))))
        .isEqualTo("3 2");
    assertThat(audit.count(AuditFilter.ALL)).isEqualTo(5);
    assertThat(audit.search(AuditFilter.ALL, 2, 2))
        .extracting(AuditEntry::sequence)
        .containsExactly(3L, 2L);
    assertThat(audit.actions()).containsExactly("incident.comment", "incident.shelve");
    assertThat(audit.actors()).containsExactly("ana", "ben");
  }

  private String found(AuditFilter filter) {
    return String.join(
        " ", audit.search(filter, 9, 0).stream().map(one -> "" + one.sequence()).toList());
  }
}
