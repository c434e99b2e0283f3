package forewarn.benchmarks.gallery;

import java.util.List;

/**
 * A page of the gallery.
 *
 * @param name of its files
 * @param path with {@code CLUSTER} where a cluster in danger is wanted
 * @param sentence what is to be seen
 */
record Shown(String name, String path, String sentence) {
  static final List<Shown> ALL =
      List.of(
          new Shown("overview", "/", "Overview: the network now, and how far behind the data is."),
          new Shown(
              "live", "/live?rows=15", "Live predictions as they arrive, with the alerts beside."),
          new Shown("incidents", "/incidents", "Incidents: the queue, largest impact first."),
          new Shown("incident", "/incidents/INC-1", "An incident from its first sign to its end."),
          new Shown("handover", "/handover", "The shift handover, which writes itself."),
          new Shown("oncall", "/oncall", "Who is on call, and when."),
          new Shown("maintenance", "/maintenance", "Maintenance windows."),
          new Shown("workflows", "/workflows", "Workflows and their last runs."),
          new Shown(
              "workflow", "/workflows/auto-escalation", "A workflow as a graph and as its text."),
          new Shown("reports", "/reports", "Reports made, kept and scheduled."),
          new Shown("audit", "/admin/audit", "Who did what."),
          new Shown("clusters", "/clusters", "Clusters by risk."),
          new Shown(
              "cluster",
              "/clusters/CLUSTER",
              "A cluster: signals, the reasons of its prediction, and its hours."),
          new Shown("ont", "/ont", "ONT status: six measures with their changes, by province."),
          new Shown("ont-detail", "/ont/detail", "ONT status down to the cluster."),
          new Shown("tickets", "/tickets", "Trouble tickets: this month against the last."),
          new Shown("tickets-area", "/tickets/area", "Trouble tickets by area and repetition."),
          new Shown(
              "predict", "/predict?sample=failing", "One record scored by hand, with reasons."),
          new Shown("batch", "/predict/batch", "A file of records to be scored."),
          new Shown(
              "model", "/model", "The model: how good it is, and what another threshold costs."),
          new Shown("catalogue", "/catalogue", "Every table, how fresh it is, and its checks."),
          new Shown("lineage", "/catalogue?view=lineage", "What is made from what."),
          new Shown(
              "table",
              "/catalogue/FACT_PREDICTIONS?column=probability",
              "A table: columns, values, rows."),
          new Shown("quality", "/catalogue/quality", "Data quality: every check and its past."),
          new Shown("sql", "/sql", "The SQL workbench."),
          new Shown("admin", "/admin", "Health and settings."),
          new Shown("login", "/login", "The way in."));

  /** Read from afar, so shown on a large screen only. */
  static final Shown WALL = new Shown("wall", "/wall", "The wall of the operations centre.");
}
