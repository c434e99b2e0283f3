package forewarn.assistant.search.text;

import java.util.List;
import java.util.Locale;

/** What texts are filtered and counted by. */
public enum Field {
  KIND,
  SEVERITY,
  EVENT_TYPE,
  REGION,
  PROVINCE,
  VENDOR,
  CLUSTER_ID,
  OLT_ID;

  /** Those whose values are few enough to choose from, in the order they are offered. */
  public static final List<Field> FACETS =
      List.of(KIND, SEVERITY, EVENT_TYPE, REGION, PROVINCE, VENDOR);

  /** The name on the wire: {@code event_type}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
