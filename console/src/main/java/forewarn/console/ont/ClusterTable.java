package forewarn.console.ont;

import static forewarn.console.language.Words.t;

import forewarn.console.table.DataTable;
import forewarn.console.table.DataTable.Column;
import forewarn.console.table.DataTable.Kind;
import forewarn.warehouse.figure.OntCluster;
import forewarn.warehouse.figure.OntFigures;
import forewarn.warehouse.figure.OntMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The clusters with their places and measures, one row each. */
final class ClusterTable {
  private ClusterTable() {}

  static DataTable of(Compared compared, String export) {
    Map<String, OntFigures> before = compared.before(OntCluster::cluster);
    return new DataTable(
        "ont-detail",
        t("ONT status by cluster"),
        columns(),
        compared.now().stream().map(cluster -> row(cluster, compared, before)).toList(),
        export);
  }

  private static List<Column> columns() {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                text("region", t("Region")),
                text("province", t("Province")),
                text("olt_id", "OLT"),
                text("fdt_name", "FDT"),
                text("fat_name", "FAT"),
                text("cluster_id", t("Cluster"))));
    for (OntMeasure measure : OntMeasure.values()) {
      columns.add(
          new Column(
              measure.column(),
              Wording.label(measure),
              measure == OntMeasure.OFFLINE ? Kind.DECIMAL : Kind.COUNT,
              Wording.unit(measure),
              Wording.definition(measure)));
      columns.add(
          new Column(
              measure.column() + "_change",
              t("Change"),
              Kind.CHANGE,
              "",
              t("Change against the period before")));
    }
    return columns;
  }

  private static Column text(String name, String label) {
    return new Column(name, label, Kind.TEXT, "", "");
  }

  private static DataTable.Row row(
      OntCluster cluster, Compared compared, Map<String, OntFigures> before) {
    List<@Nullable Object> values =
        new ArrayList<>(
            List.of(
                cluster.region(),
                cluster.province(),
                cluster.olt(),
                cluster.fdt(),
                cluster.fat(),
                cluster.cluster()));
    OntFigures then = before.getOrDefault(cluster.cluster(), OntFigures.NONE);
    for (OntMeasure measure : OntMeasure.values()) {
      values.add(cluster.figures().value(measure));
      values.add(compared.span().change(measure, cluster.figures(), then).relative());
    }
    return new DataTable.Row(values, "/clusters/" + cluster.cluster(), "");
  }
}
