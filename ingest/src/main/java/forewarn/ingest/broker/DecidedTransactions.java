package forewarn.ingest.broker;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions whose end is decided but not yet written to their partitions. A broker that stops in
 * the meantime would leave them open; {@link DeadBroker} says why.
 */
final class DecidedTransactions {
  private static final Logger log = LoggerFactory.getLogger(DecidedTransactions.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int POLL_MILLISECONDS = 20;

  private DecidedTransactions() {}

  /** Returns when there is none, or after five seconds. */
  static void await(String bootstrapServers) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      while (count(admin) > 0) {
        if (System.nanoTime() > until) {
          log.warn("Stopping with {} transactions not ended", count(admin));
          return;
        }
        TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      log.warn("Cannot see whether transactions have ended: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int count(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    return admin
        .listTransactions(
            new ListTransactionsOptions()
                .filterStates(
                    Set.of(TransactionState.PREPARE_COMMIT, TransactionState.PREPARE_ABORT)))
        .all()
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .size();
  }
}
