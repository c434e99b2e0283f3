package forewarn.warehouse;

import forewarn.warehouse.catalogue.Catalogue;
import forewarn.warehouse.catalogue.ColumnDefinition;
import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.database.Session;
import java.util.List;
import java.util.stream.Collectors;

/** Makes the schemas and objects that are missing, and brings older ones to their definition. */
final class Objects {
  private final Session session;
  private final Catalogue catalogue;

  Objects(Session session, Catalogue catalogue) {
    this.session = session;
    this.catalogue = catalogue;
  }

  void create() {
    for (String schema : List.of("RAW", "STAGING", "DATAMART")) {
      session.update("create schema if not exists " + schema);
    }
    for (Definition definition : catalogue.definitions()) {
      switch (definition.kind()) {
        case VIEW -> createView(definition);
        case WRITTEN -> createWritten(definition);
        case TABLE, INCREMENTAL -> createMade(definition);
      }
    }
    numberStreamedRows();
  }

  // Of rows written before they were numbered none was ever dropped: their row ids have no gaps.
  private void numberStreamedRows() {
    session.update(
        """
        update RAW.KAFKA_RAW_ML_FEATURES as streamed
        set
          arrival_number = rowid,
          topic_id = (
            select max(topic_id) from RAW.STREAM_OFFSETS
            where topic = streamed.RECORD_METADATA->>'$.topic'),
          stream_partition = (RECORD_METADATA->>'$.partition')::integer,
          stream_offset = (RECORD_METADATA->>'$.offset')::bigint,
          record_time = epoch_ms(
            least((RECORD_METADATA->>'$.CreateTime')::bigint, 253402300799999)),
        where arrival_number is null
        """);
  }

  private void createView(Definition definition) {
    session.update(
        "create or replace view " + definition.fullName() + " as " + definition.select());
  }

  // What was received is never thrown away: a newer program adds its columns.
  private void createWritten(Definition definition) {
    createTable(definition);
    List<String> present = columnsOf(definition);
    for (ColumnDefinition column : definition.columns()) {
      if (present.stream().noneMatch(column.name()::equalsIgnoreCase)) {
        session.update("alter table " + definition.fullName() + " add column " + declare(column));
      }
    }
  }

  // What can be made again is made again: the next refresh fills it.
  private void createMade(Definition definition) {
    createTable(definition);
    if (!columnsOf(definition).equals(definition.columnNames())) {
      session.update("drop table " + definition.fullName() + " cascade");
      createTable(definition);
      session.update("delete from STAGING.REFRESHED where object_name = ?", definition.fullName());
    }
  }

  private void createTable(Definition definition) {
    String columns =
        definition.columns().stream().map(Objects::declare).collect(Collectors.joining(", "));
    session.update("create table if not exists " + definition.fullName() + " (" + columns + ")");
  }

  private List<String> columnsOf(Definition definition) {
    return session.list(
        "select column_name from duckdb_columns() where schema_name = ? and table_name ilike ?"
            + " order by column_index",
        row -> row.text(1),
        definition.schema(),
        definition.name());
  }

  private static String declare(ColumnDefinition column) {
    String compression =
        column.compression() == null ? "" : " using compression " + column.compression();
    return '"' + column.name() + "\" " + column.type() + compression;
  }
}
