package forewarn.operations.workflow.run;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import forewarn.operations.event.EventLog;
import forewarn.operations.incident.Incidents;
import forewarn.operations.store.Database;
import forewarn.operations.workflow.Workflows;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out workflows: follows events and times, makes runs of them, and lets db-scheduler carry
 * each run on when it is due. All it knows is in the store; killed at any moment, it goes on from
 * there when it is started again, after the pause in which other nodes make sure that this one is
 * gone. Several nodes may share a store.
 */
public final class WorkflowEngine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkflowEngine.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration RELOAD = Duration.ofSeconds(2);

  private final Workflows workflows;
  private final Conduct conduct;
  private final Triggers triggers;
  private final Scheduler scheduler;
  private final Semaphore woken = new Semaphore(0);
  private final Thread follower;
  private volatile boolean closing;

  /**
   * What the engine works on and with.
   *
   * @param heartbeat how often a node says that it is still at a run; four missed ones, and another
   *     takes it over
   */
  public record Parts(
      Database database,
      EventLog events,
      Incidents incidents,
      Workflows workflows,
      Runs runs,
      Toolbox tools,
      Duration heartbeat) {}

  public WorkflowEngine(Parts parts, InstantSource clock) {
    Surroundings surroundings = new Surroundings(parts.incidents());
    this.workflows = parts.workflows();
    this.conduct =
        new Conduct(parts.database(), parts.workflows(), surroundings, parts.tools(), clock);
    this.triggers =
        new Triggers(
            parts.database(), parts.events(), parts.workflows(), parts.runs(), surroundings, clock);
    this.scheduler = scheduler(parts, clock);
    this.follower = Thread.ofPlatform().name("workflow-triggers").daemon().unstarted(this::follow);
    parts.events().whenAppended(sequence -> woken.release());
  }

  private Scheduler scheduler(Parts parts, InstantSource clock) {
    return Scheduler.create(WorkQueue.source(parts.database()), runTask())
        .tableName(WorkQueue.TABLE)
        .jdbcCustomization(new WorkColumns())
        .pollingInterval(PAUSE)
        .heartbeatInterval(parts.heartbeat())
        .missedHeartbeatsLimit(4)
        .threads(8)
        .clock(clock::instant)
        .shutdownMaxWait(Duration.ofSeconds(5))
        .build();
  }

  private Task<Void> runTask() {
    return Tasks.custom(WorkQueue.RUN)
        .onFailureReschedule(FixedDelay.ofSeconds(10))
        .onDeadExecutionRevive()
        .execute((instance, context) -> {
          long run = Long.parseLong(instance.getId());
          return conduct
              .advance(run)
              .<CompletionHandler<Void>>map(
                  again -> (complete, operations) -> operations.reschedule(complete, again))
              .orElseGet(CompletionHandler.OnCompleteRemove::new);
        });
  }

  /** Begins to work. */
  public void start() {
    scheduler.start();
    follower.start();
  }

  private void follow() {
    long reload = System.nanoTime();
    while (!closing) {
      try {
        boolean more = triggers.takeEvents();
        triggers.takeTimes();
        if (System.nanoTime() - reload > RELOAD.toNanos()) {
          workflows.reload();
          reload = System.nanoTime();
        }
        if (more) {
          scheduler.triggerCheckForDueExecutions();
        } else {
          rest();
        }
      } catch (RuntimeException e) {
        LOG.warn("Cannot follow events for workflows, trying again: {}", e.toString(), e);
        rest();
      }
    }
  }

  private void rest() {
    try {
      woken.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      woken.drainPermits();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing = true;
    }
  }

  /** Lets a run that has just been made begin without waiting for the next look. */
  public void hurry() {
    scheduler.triggerCheckForDueExecutions();
  }

  @Override
  public void close() {
    closing = true;
    follower.interrupt();
    scheduler.stop();
    conduct.close();
  }
}
