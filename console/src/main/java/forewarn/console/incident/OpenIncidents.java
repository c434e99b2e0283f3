package forewarn.console.incident;

import forewarn.console.layout.Templates;
import forewarn.operations.incident.IncidentFilter;
import forewarn.operations.incident.IncidentFilter.Order;
import forewarn.operations.incident.IncidentFilter.Shelving;
import forewarn.operations.incident.Incidents;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Incidents as other pages show them. Thread-safe. */
@Component
public final class OpenIncidents {
  private static final int WORST = 5;
  private static final int OF_CLUSTER = 10;

  private final Queue queue;
  private final Incidents incidents;
  private final Templates templates;

  OpenIncidents(Queue queue, Incidents incidents, Templates templates) {
    this.queue = queue;
    this.incidents = incidents;
    this.templates = templates;
  }

  /**
   * Some incidents of more.
   *
   * @param total of all that there are
   */
  public record Few(List<QueueRow> rows, long total) {
    public Few {
      rows = List.copyOf(rows);
    }
  }

  /** The open ones of the largest impact. */
  public Few worst() {
    IncidentFilter all = IncidentFilter.QUEUE;
    return new Few(
        queue.rows(
            new IncidentFilter(
                all.states(),
                all.severities(),
                all.shelving(),
                null,
                null,
                null,
                null,
                null,
                Order.IMPACT,
                WORST,
                0)),
        incidents.count(all));
  }

  /** Their panel on the first page, as HTML for the reader of this thread's request. */
  public String panel() {
    return templates.fragment("incident/worst", Map.of("worst", worst()));
  }

  /** Open and past ones of a cluster, newest first. */
  public Few ofCluster(String clusterId) {
    IncidentFilter filter =
        new IncidentFilter(
            Set.of(),
            Set.of(),
            Shelving.EITHER,
            null,
            null,
            clusterId,
            null,
            null,
            Order.OPENED,
            OF_CLUSTER,
            0);
    List<QueueRow> rows = queue.rows(filter);
    return new Few(rows, rows.size() < OF_CLUSTER ? rows.size() : incidents.count(filter));
  }
}
