package forewarn.operations.report;

import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes and sends what schedules want when it is due. What was due while nothing ran is done once
 * at the next start; what a kill interrupted is done again some minutes later, with the report that
 * was made already and under the same Message-ID, so that a mailbox shows one mail.
 */
public final class ReportRun implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ReportRun.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofMinutes(5);
  private static final int MOST_ATTEMPTS = 12;

  private final ReportSchedules schedules;
  private final ReportDesk desk;
  private final AuditLog audit;
  private final InstantSource clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("reports").daemon().factory());

  /** Does nothing by itself before {@link #start}. */
  public ReportRun(
      ReportSchedules schedules, ReportDesk desk, AuditLog audit, InstantSource clock) {
    this.schedules = schedules;
    this.desk = desk;
    this.audit = audit;
    this.clock = clock;
  }

  /** Looks from time to time from now on. */
  public ReportRun start() {
    thread.scheduleWithFixedDelay(
        this::lookSafely,
        BETWEEN_LOOKS.toMillis(),
        BETWEEN_LOOKS.toMillis(),
        TimeUnit.MILLISECONDS);
    return this;
  }

  // An exception would end all later looks.
  private void lookSafely() {
    try {
      look();
    } catch (RuntimeException e) {
      log.warn("Cannot look after the schedules of reports", e);
    }
  }

  /** Does all that is due now; returns how much that was. */
  public int look() {
    int done = 0;
    Instant now = clock.instant();
    for (ReportSchedule schedule : schedules.dueAt(now)) {
      if (schedules.claim(schedule, now.plus(LEASE))) {
        run(schedule);
        done++;
      }
    }
    return done;
  }

  private void run(ReportSchedule schedule) {
    String key = "report-schedule-" + schedule.number() + "/" + schedule.due();
    Actor actor = Actor.schedule(schedule.number());
    try {
      KeptReport report =
          desk.makeOnce(
              new ReportOrder(
                  schedule.kind(),
                  schedule.format(),
                  schedule.due(),
                  schedule.rhythm().zone(),
                  schedule.language()),
              actor);
      String sent = "";
      if (!schedule.recipients().isEmpty()) {
        desk.send(
            report, schedule.recipients(), schedule.rhythm().zone(), new ToolCall(actor, key));
        audit.record(
            actor,
            "report.send",
            report.id(),
            null,
            Map.of("recipients", schedule.recipients(), "schedule", schedule.number()));
        sent = ", sent to %d".formatted(schedule.recipients().size());
      }
      schedules.done(schedule, report.id() + sent);
    } catch (ToolException e) {
      failed(schedule, e.kind(), String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      log.error("Cannot make the report of schedule {}", schedule.number(), e);
      failed(schedule, ToolException.Kind.LASTING, "Cannot make the report: the log says why");
    }
  }

  private void failed(ReportSchedule schedule, ToolException.Kind kind, String why) {
    log.warn("Report schedule {}: {}", schedule.number(), why);
    if (kind == ToolException.Kind.TEMPORARY && schedule.attempts() < MOST_ATTEMPTS) {
      schedules.failed(schedule, why, PAUSE);
    } else {
      schedules.done(schedule, why);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
