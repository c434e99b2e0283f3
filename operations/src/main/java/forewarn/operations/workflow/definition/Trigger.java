package forewarn.operations.workflow.definition;

import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.CronStyle;
import forewarn.operations.workflow.expression.Expression;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What makes a workflow run; a person can start each by hand as well. */
public sealed interface Trigger {
  /**
   * Something has happened.
   *
   * @param type an event's
   * @param when what must hold besides; null when nothing
   * @param once for what it runs only once
   */
  record OnEvent(String type, @Nullable Expression when, Once once) implements Trigger {}

  /** For what a workflow runs only once. */
  enum Once {
    EVENT,
    /** So that an incident that comes back does not make a second ticket. */
    INCIDENT
  }

  /** A time has come: minute, hour, day of month, month, day of week, in a zone. */
  record OnSchedule(String cron, ZoneId zone) implements Trigger {
    /** The first time behind a moment. */
    public Instant next(Instant after) {
      return schedule(cron, zone).getInitialExecutionTime(after);
    }

    static CronSchedule schedule(String cron, ZoneId zone) {
      return new CronSchedule(cron, zone, CronStyle.UNIX);
    }
  }

  /**
   * Another program has sent a signed request.
   *
   * @param secret the name of the secret that it signs with
   */
  record OnWebhook(String secret) implements Trigger {}

  /** A person wants it. */
  record Manual() implements Trigger {}
}
