package forewarn.simulator.people;

import java.util.List;
import java.util.SplittableRandom;

/** What a ticket was about, in order of precedence, and what it usually takes to close it. */
public enum RootCause {
  BAD_CONNECTION(
      "Bad Connection",
      List.of("Fiber repair", "Port reset", "Config fix"),
      List.of("Clean connector", "Replace patchcore", "Reboot OLT port"),
      List.of("Physical", "Physical", "Configuration"),
      List.of("Fiber attenuation", "Fiber attenuation", "SFP faulty", "N/A")),
  LINK_LOSS(
      "Link Loss",
      List.of("Fiber repair", "Fiber repair", "Vendor escalation"),
      List.of("Dispatch field team", "Replace patchcore", "Reroute traffic"),
      List.of("Physical", "Physical", "Unknown"),
      List.of("Patchcore cut", "Fiber attenuation", "SFP faulty")),
  HIGH_TEMP(
      "High Temp",
      List.of("Vendor escalation", "Port reset", "Power restored"),
      List.of("Dispatch field team", "Reboot OLT port", "Reroute traffic"),
      List.of("Physical", "Power", "Configuration"),
      List.of("Overheat", "Overheat", "SFP faulty")),
  DYING_GASP(
      "Dying Gasp",
      List.of("Power restored", "Power restored", "Vendor escalation"),
      List.of("Dispatch field team", "Reboot OLT port"),
      List.of("Power", "Power", "Unknown"),
      List.of("N/A", "N/A", "Overheat"));

  private static final List<String> LAYERS = List.of("Access", "Access", "Aggregation", "Backhaul");

  private final String label;
  private final List<String> closeSubjects;
  private final List<String> actions;
  private final List<String> grounds;
  private final List<String> details;

  RootCause(
      String label,
      List<String> closeSubjects,
      List<String> actions,
      List<String> grounds,
      List<String> details) {
    this.label = label;
    this.closeSubjects = closeSubjects;
    this.actions = actions;
    this.grounds = grounds;
    this.details = details;
  }

  /** The name in the reference format. */
  public String label() {
    return label;
  }

  Findings draw(SplittableRandom random) {
    return new Findings(
        this,
        one(closeSubjects, random),
        one(actions, random),
        one(LAYERS, random),
        one(grounds, random),
        one(details, random));
  }

  private static String one(List<String> choices, SplittableRandom random) {
    return choices.get(random.nextInt(choices.size()));
  }

  /**
   * What was found and done.
   *
   * @param layer rca_a: part of the network
   * @param ground rca_g: kind of reason
   * @param detail rca_d: the reason itself
   */
  public record Findings(
      RootCause cause,
      String closeSubject,
      String action,
      String layer,
      String ground,
      String detail) {}
}
