package forewarn.warehouse.model;

import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.Session;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of STAGING.REFRESHED: how an object came about the last time.
 *
 * @param load newest load that is in it
 * @param version counts its changes
 * @param generation counts how often it was made anew
 * @param from definition, and versions or generations of what it was made from
 * @param dataTime when it was made, by the data's clock; null when it never was
 * @param reached newest time in the rows that it was made from, where they have one
 */
record Made(
    Definition object,
    long load,
    long version,
    long generation,
    String from,
    @Nullable Instant dataTime,
    @Nullable Instant reached) {

  /** What is remembered; zeros when the object was never made. */
  static Made read(Session session, Definition object) {
    List<Made> found =
        session.list(
            "select load_number, version, generation, made_from, data_time, reached"
                + " from STAGING.REFRESHED where object_name = ?",
            row ->
                new Made(
                    object,
                    row.number(1),
                    row.number(2),
                    row.number(3),
                    row.text(4),
                    row.instantOrNull(5),
                    row.instantOrNull(6)),
            object.fullName());
    return found.isEmpty() ? new Made(object, 0, 0, 0, "", null, null) : found.getFirst();
  }

  /** Takes the place of what was remembered; part of the transaction that makes the object. */
  void store(Session session) {
    session.update("delete from STAGING.REFRESHED where object_name = ?", object.fullName());
    session.update(
        """
        insert into STAGING.REFRESHED
          (object_name, load_number, version, generation, made_from, refreshed_at, data_time, reached)
        values (?, ?, ?, ?, ?, (now() at time zone 'UTC'), ?, ?)
        """,
        object.fullName(),
        load,
        version,
        generation,
        from,
        dataTime,
        reached);
  }

  /** Lets the next refresh make an object anew. */
  static void forget(Session session, Definition object) {
    session.update(
        "update STAGING.REFRESHED set made_from = '' where object_name = ?", object.fullName());
  }
}
