package forewarn.simulator.people;

import forewarn.simulator.day.ProvinceDay;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/**
 * The trouble tickets of a province in a day, with the case that stands for them.
 *
 * @param closed of those opened on the day
 * @param holdingHours how long tickets waited
 * @param durationHours how long one takes, full hours
 * @param newActivations lines activated on the day
 * @param monitored whether the desk watches what is repaired, while something is open
 */
public record TicketDay(
    ProvinceDay day,
    Issues issues,
    int closed,
    double holdingHours,
    int durationHours,
    RootCause.Findings findings,
    Case representative,
    int newActivations,
    boolean monitored) {
  private static final double DOWNTIME_SHARE = 0.8;
  private static final double VISITS_PER_ACTIVE = 0.3;
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  /**
   * A ticket.
   *
   * @param vendor of the equipment with the most alarms
   */
  public record Case(String caseId, String xlId, String vendor, String customerId) {}

  public int opened() {
    return issues.opened();
  }

  public int active() {
    return opened() - closed;
  }

  /** Hours, to a tenth. */
  public double downtimeHours() {
    return Math.rint(10 * DOWNTIME_SHARE * opened() * durationHours) / 10;
  }

  public int urgentVisits() {
    return (int) Math.rint(VISITS_PER_ACTIVE * active());
  }

  public boolean visitNeeded() {
    return active() > 0;
  }

  /** The morning after for a visit, the afternoon of the day for a check from afar. */
  public String scheduleTime() {
    LocalDateTime midnight = day.date().atStartOfDay();
    return (visitNeeded() ? midnight.plusDays(1).withHour(9) : midnight.withHour(13))
        .format(MINUTES);
  }

  public String indicator() {
    if (active() == 0) {
      return "Closed";
    }
    return monitored ? "Monitoring" : "Open";
  }
}
