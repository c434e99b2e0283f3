package forewarn.simulator;

import forewarn.simulator.table.Tables;
import forewarn.telemetry.network.NetworkPlan;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that says which tables are written. */
final class TableOption {
  @Option(
      names = "--tables",
      split = ",",
      paramLabel = "NAME",
      description =
          "Tables to write, for example RAW_ONT_STATUS,RAW_TICKET_SUMMARY; all without it.")
  private Set<String> names = new LinkedHashSet<>();

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  /**
   * The tables that are wanted.
   *
   * @throws ParameterException naming what is no table
   */
  Tables of(NetworkOptions network, NetworkPlan plan) {
    Tables all = Tables.of(plan, network.profile(), network.seed());
    if (names.isEmpty()) {
      return all;
    }
    Set<String> wanted = new LinkedHashSet<>();
    names.forEach(name -> wanted.add(name.strip().toUpperCase(Locale.ROOT)));
    try {
      return all.only(wanted);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          Objects.requireNonNull(command).commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
