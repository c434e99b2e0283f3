package forewarn.warehouse.openlineage;

import forewarn.warehouse.catalogue.Catalogue;
import forewarn.warehouse.catalogue.ColumnDefinition;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.lineage.ColumnLineage;
import forewarn.warehouse.lineage.ColumnName;
import forewarn.warehouse.lineage.Derivation;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Events as OpenLineage 2-0-2 has them, with schema, documentation and column lineage. */
final class Events {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SPEC = "https://openlineage.io/spec/2-0-2/OpenLineage.json";
  private static final String FACETS = "https://openlineage.io/spec/facets/";
  private static final String PRODUCER = "https://forewarn/warehouse";

  private final Catalogue catalogue;
  private final ColumnLineage lineage;
  private final String namespace;

  Events(Catalogue catalogue, ColumnLineage lineage, String namespace) {
    this.catalogue = catalogue;
    this.lineage = lineage;
    this.namespace = namespace;
  }

  /** A view: what it is made from, which no run ever tells. */
  String job(Definition view, Instant at) {
    return event("JobEvent", view, at).toString();
  }

  String start(Definition object, UUID run, Instant at) {
    return run("START", object, run, at).toString();
  }

  String complete(Definition object, UUID run, Instant at, long rows) {
    ObjectNode event = run("COMPLETE", object, run, at);
    facet(
            ((ObjectNode) event.get("outputs").get(0)).putObject("outputFacets"),
            "outputStatistics",
            "1-0-2/OutputStatisticsOutputDatasetFacet.json")
        .put("rowCount", rows);
    return event.toString();
  }

  String fail(Definition object, UUID run, Instant at, String reason) {
    ObjectNode event = run("FAIL", object, run, at);
    facet(
            ((ObjectNode) event.get("run")).putObject("facets"),
            "errorMessage",
            "1-0-1/ErrorMessageRunFacet.json")
        .put("message", reason)
        .put("programmingLanguage", "SQL");
    return event.toString();
  }

  private ObjectNode run(String type, Definition object, UUID run, Instant at) {
    ObjectNode event = event("RunEvent", object, at);
    event.put("eventType", type);
    event.putObject("run").put("runId", run.toString());
    return event;
  }

  private ObjectNode event(String kind, Definition object, Instant at) {
    ObjectNode event = JSON.createObjectNode();
    event.put("eventTime", at.toString());
    event.put("producer", PRODUCER);
    event.put("schemaURL", SPEC + "#/$defs/" + kind);
    job(event.putObject("job"), object);
    ArrayNode inputs = event.putArray("inputs");
    catalogue.upstream(object).forEach(source -> dataset(inputs.addObject(), source));
    ObjectNode output = event.putArray("outputs").addObject();
    columnLineage(dataset(output, object), object);
    return event;
  }

  private void job(ObjectNode job, Definition object) {
    job.put("namespace", namespace).put("name", "make " + object.fullName());
    ObjectNode facets = job.putObject("facets");
    if (object.sql() != null) {
      facet(facets, "sql", "1-0-1/SQLJobFacet.json").put("query", object.sql());
    }
    facet(facets, "documentation", "1-0-1/DocumentationJobFacet.json")
        .put("description", object.description());
    facet(facets, "jobType", "2-0-3/JobTypeJobFacet.json")
        .put("processingType", "BATCH")
        .put("integration", "FOREWARN")
        .put("jobType", "QUERY");
  }

  private ObjectNode dataset(ObjectNode dataset, Definition object) {
    dataset.put("namespace", namespace).put("name", object.fullName());
    ObjectNode facets = dataset.putObject("facets");
    ArrayNode fields = facet(facets, "schema", "1-1-1/SchemaDatasetFacet.json").putArray("fields");
    for (ColumnDefinition column : object.columns()) {
      fields
          .addObject()
          .put("name", column.name())
          .put("type", column.type())
          .put("description", column.description());
    }
    return facets;
  }

  private void columnLineage(ObjectNode facets, Definition object) {
    ObjectNode fields =
        facet(facets, "columnLineage", "1-2-0/ColumnLineageDatasetFacet.json").putObject("fields");
    for (String column : object.columnNames()) {
      Map<ColumnName, Derivation> sources =
          lineage.origin(new ColumnName(object.fullName(), column)).sources();
      if (!sources.isEmpty()) {
        ArrayNode inputs = fields.putObject(column).putArray("inputFields");
        sources.forEach((source, derivation) -> input(inputs.addObject(), source, derivation));
      }
    }
  }

  private void input(ObjectNode input, ColumnName source, Derivation derivation) {
    input.put("namespace", namespace).put("name", source.object()).put("field", source.column());
    input
        .putArray("transformations")
        .addObject()
        .put("type", "DIRECT")
        .put(
            "subtype",
            switch (derivation) {
              case COPIED -> "IDENTITY";
              case COMPUTED -> "TRANSFORMATION";
              case AGGREGATED -> "AGGREGATION";
            });
  }

  private static ObjectNode facet(ObjectNode facets, String name, String schema) {
    return facets.putObject(name).put("_producer", PRODUCER).put("_schemaURL", FACETS + schema);
  }
}
