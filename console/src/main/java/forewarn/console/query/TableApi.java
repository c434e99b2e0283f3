package forewarn.console.query;

import forewarn.console.security.Caller;
import forewarn.warehouse.catalogue.ColumnDefinition;
import forewarn.warehouse.catalogue.Definition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/query/tables}: what the caller's SQL may read. */
@RestController
@Tag(name = "Query")
class TableApi {
  private final QueryDesk desk;

  TableApi(QueryDesk desk) {
    this.desk = desk;
  }

  /** A column with what its figures mean. */
  record Column(
      String name,
      String type,
      @Nullable String unit,
      @Nullable String additivity,
      String description) {
    static Column of(ColumnDefinition column) {
      return new Column(
          column.name(),
          column.type(),
          column.unit(),
          column.additivity() == null ? null : column.additivity().name().toLowerCase(Locale.ROOT),
          column.description());
    }
  }

  /** A table or view. */
  record Table(String name, String description, String grain, List<Column> columns) {
    static Table of(Definition definition) {
      return new Table(
          definition.fullName(),
          definition.description(),
          definition.grain(),
          definition.columns().stream().map(Column::of).toList());
    }
  }

  /** What may be read. */
  record Tables(List<Table> tables) {}

  @GetMapping("/api/v1/query/tables")
  @Operation(
      summary = "Tables that one's SQL may read",
      description = "With type, unit, additivity and description of each column.")
  Tables tables(Authentication caller) {
    return new Tables(
        desk.openQuery().readable(Caller.schemas(caller)).stream().map(Table::of).toList());
  }
}
