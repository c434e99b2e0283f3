package forewarn.console.ticket;

import forewarn.console.table.DataTable.Kind;
import java.util.Arrays;
import java.util.Locale;

/** A column of the rows behind the figures, in the page's order. */
public enum RowColumn {
  DATE("date", "Day", Kind.DATE, ""),
  PROVINCE("province", "Province", Kind.TEXT, ""),
  CASE("case_id", "Case", Kind.TEXT, ""),
  CUSTOMER("customer_id", "Customer", Kind.TEXT, ""),
  CUSTOMER_CASES("customer_cases", "Its cases", Kind.COUNT, ""),
  OPENED("ticket_open", "Opened", Kind.COUNT, ""),
  CLOSED("ticket_closed", "Closed", Kind.COUNT, ""),
  ACTIVE("active_ticket", "Active", Kind.COUNT, ""),
  HELD("ticket_holding_time_hr", "Held", Kind.DECIMAL, "h"),
  DOWNTIME("total_downtime_duration_hr", "Downtime", Kind.DECIMAL, "h"),
  ISSUE("root_cause_top", "Top issue", Kind.TEXT, ""),
  CAUSE("rca_d", "Cause", Kind.TEXT, ""),
  ACTION("action_taken", "Action", Kind.TEXT, ""),
  STATUS("indicator_status", "State", Kind.TEXT, "");

  private final String column;
  private final String label;
  private final Kind kind;
  private final String unit;

  RowColumn(String column, String label, Kind kind, String unit) {
    this.column = column;
    this.label = label;
    this.kind = kind;
    this.unit = unit;
  }

  /** The day when there is none of that name. */
  static RowColumn of(String key) {
    return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst().orElse(DATE);
  }

  /** Name in addresses. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Name in {@link TicketCases}. */
  String column() {
    return column;
  }

  /** In English. */
  public String label() {
    return label;
  }

  public Kind kind() {
    return kind;
  }

  public String unit() {
    return unit;
  }
}
