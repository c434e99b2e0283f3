package forewarn.operations.correlation;

import forewarn.operations.store.Database;

/** Gives the alarms of a sign to an incident, those that belong to none yet. */
record Attachment(Database database, long incident) {
  private static final String UPDATE =
      "update alarms set incident_number = ? where cleared_at is null and silenced_by is null"
          + " and pinned = 0 and incident_number is null and ";

  void attach(Sign sign) {
    if (sign.wholeOlt()) {
      database.sql(UPDATE + "cluster_id is null and olt_id = ?", incident, sign.oltId()).update();
    } else {
      int attached = database.sql(UPDATE + "cluster_id = ?", incident, sign.objectId()).update();
      if (attached == 0) {
        database
            .sql(
                UPDATE + "cluster_id is null and object_class || '/' || object_id = ?",
                incident,
                sign.objectId())
            .update();
      }
    }
  }
}
