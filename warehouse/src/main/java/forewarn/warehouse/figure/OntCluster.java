package forewarn.warehouse.figure;

/**
 * A cluster's figures. Places are those of its last day in the period, and empty when not known.
 *
 * @param olt its optical line terminal
 * @param fdt its fibre distribution terminal
 * @param fat its fibre access terminal
 */
public record OntCluster(
    String cluster,
    String region,
    String province,
    String olt,
    String fdt,
    String fat,
    OntFigures figures) {}
