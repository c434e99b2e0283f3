package forewarn.operations.correlation;

import forewarn.operations.alarm.AlarmPlace;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a batch has changed, and so what must be looked at again. Not thread-safe. */
final class Touched {
  private final Set<String> provinces = new TreeSet<>();
  private final Set<Long> incidents = new TreeSet<>();

  /** An alarm has begun: its province is grouped anew. */
  void begun(AlarmPlace place) {
    String province = place.province();
    provinces.add(province == null ? "" : province);
  }

  /** An alarm has changed or ended: its incident is assessed anew. */
  void changed(@Nullable Long incident) {
    if (incident != null) {
      incidents.add(incident);
    }
  }

  Set<String> provinces() {
    return provinces;
  }

  Set<Long> incidents() {
    return incidents;
  }
}
