package forewarn.operations.workflow.run;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import forewarn.operations.store.Database;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** When which run goes on, as db-scheduler keeps it; part of the caller's transaction. */
final class WorkQueue {
  static final TaskDescriptor<Void> RUN = TaskDescriptor.of("workflow-run");
  static final String TABLE = "scheduled_work";

  private final SchedulerClient client;

  WorkQueue(Database database) {
    this.client =
        SchedulerClient.Builder.create(source(database))
            .tableName(TABLE)
            .jdbcCustomization(new WorkColumns())
            .build();
  }

  /** What takes part in a transaction that is under way, and stands alone otherwise. */
  static DataSource source(Database database) {
    return new TransactionAwareDataSourceProxy(database.source());
  }

  void add(long run, Instant at) {
    client.scheduleIfNotExists(new TaskInstance<>(RUN.getTaskName(), Long.toString(run)), at);
  }

  /** Lets it look now; one that is at work looks before it rests. */
  void wake(long run, Instant now) {
    try {
      client.reschedule(id(run), now);
    } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException e) {
      // It looks by itself.
    }
  }

  void remove(long run) {
    try {
      client.cancel(id(run));
    } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException e) {
      // It finds its run ended.
    }
  }

  private static TaskInstanceId id(long run) {
    return TaskInstanceId.of(RUN.getTaskName(), Long.toString(run));
  }
}
