package forewarn.console.audit;

import forewarn.operations.audit.AuditEntry;
import forewarn.operations.store.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** An entry as a JSON object. */
final class EntryFields {
  private EntryFields() {}

  static Map<String, Object> of(AuditEntry entry) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("sequence", entry.sequence());
    fields.put("at", entry.at().toString());
    fields.put("actor", entry.actor());
    fields.put("origin", entry.origin());
    fields.put("action", entry.action());
    fields.put("object", entry.object());
    if (entry.before() != null) {
      fields.put("before", Json.object(entry.before()));
    }
    if (entry.after() != null) {
      fields.put("after", Json.object(entry.after()));
    }
    fields.put("hash", entry.hash());
    return fields;
  }
}
