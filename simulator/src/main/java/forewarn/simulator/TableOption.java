package forewarn.simulator;

import forewarn.simulator.table.Tables;
import forewarn.telemetry.network.NetworkPlan;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Option;

/** The option that says which tables are written. */
final class TableOption {
  @Option(
      names = "--tables",
      split = ",",
      paramLabel = "NAME",
      description =
          "Tables to write, for example RAW_ONT_STATUS,RAW_TICKET_SUMMARY; all without it.")
  private Set<String> names = new LinkedHashSet<>();

  /**
   * The tables that are wanted.
   *
   * @throws IllegalArgumentException naming what is no table
   */
  Tables of(NetworkOptions network, NetworkPlan plan) {
    Tables all = Tables.of(plan, network.profile(), network.seed());
    if (names.isEmpty()) {
      return all;
    }
    Set<String> wanted = new LinkedHashSet<>();
    names.forEach(name -> wanted.add(name.strip().toUpperCase(Locale.ROOT)));
    return all.only(wanted);
  }
}
