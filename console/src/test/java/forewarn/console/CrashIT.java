package forewarn.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Exactly once: whatever the moment of a kill -9, each record is in RAW once and has one
 * prediction.
 */
class CrashIT {
  private static final int RECORDS = 200_000;
  private static final int KILLS = 10;
  private static final int SHARE = RECORDS / (KILLS + 1);
  @TempDir Path dataDir;

  @Test
  void killingTheProcessChangesNoCount() throws Exception {
    long seed = Long.getLong("forewarn.seed", System.nanoTime());
    System.out.println("CrashIT seed " + seed + " (replay with -Dforewarn.seed=" + seed + ")");
    Random random = new Random(seed);
    try (ForewarnProcess forewarn =
            ForewarnProcess.start(dataDir, "--history", "1mo", "--no-simulator");
        NumberedRecords records = new NumberedRecords(forewarn.bootstrapServers())) {
      forewarn.awaitLive(Duration.ofSeconds(180));
      AtomicReference<Throwable> failure = new AtomicReference<>();
      // Each life of the process gets its share, so that every kill falls into the middle of
      // sending.
      Semaphore allowed = new Semaphore(0);
      Thread sender = Thread.ofPlatform().start(() -> sendAll(records, allowed, failure));

      for (int kill = 1; kill <= KILLS; kill++) {
        long until = records.acknowledged() + random.nextInt(SHARE);
        allowed.release(SHARE);
        Awaitility.await()
            .atMost(Duration.ofSeconds(120))
            .pollInterval(Duration.ofMillis(1))
            .until(() -> records.acknowledged() >= until || failure.get() != null);
        assertThat(failure.get()).isNull();
        forewarn.kill();
        System.out.println("CrashIT kill " + kill + " at " + records.acknowledged());
        forewarn.start();
        // Sometimes in the middle of the next start, too.
        if (random.nextInt(4) == 0) {
          forewarn.awaitAnswer(Duration.ofSeconds(60));
        } else {
          forewarn.awaitLive(Duration.ofSeconds(120));
        }
      }
      allowed.release(RECORDS);
      sender.join();
      assertThat(failure.get()).isNull();
      forewarn.awaitLive(Duration.ofSeconds(120));

      awaitCount(forewarn, "select count(*) from RAW.KAFKA_RAW_ML_FEATURES");
      awaitCount(forewarn, "select count(*) from DATAMART.FACT_PREDICTIONS");
      assertThat(
              forewarn
                  .queryValue(
                      "select count(distinct RECORD_CONTENT->>'row_index') from RAW.KAFKA_RAW_ML_FEATURES")
                  .asInt())
          .isEqualTo(RECORDS);
      assertThat(
              forewarn
                  .queryValue(
                      "select count(distinct (cluster_id, timestamp_1h)) from DATAMART.FACT_PREDICTIONS")
                  .asInt())
          .isEqualTo(RECORDS);
    }
  }

  private static void sendAll(
      NumberedRecords records, Semaphore allowed, AtomicReference<Throwable> failure) {
    try {
      for (int n = 0; n < RECORDS; n++) {
        allowed.acquireUninterruptibly();
        records.send(n);
      }
      records.flush();
    } catch (RuntimeException e) {
      failure.set(e);
    }
  }

  private static void awaitCount(ForewarnProcess forewarn, String sql) {
    try {
      Awaitility.await(sql)
          .atMost(Duration.ofSeconds(120))
          .pollInterval(Duration.ofMillis(500))
          .untilAsserted(() -> assertThat(forewarn.queryValue(sql).asInt()).isEqualTo(RECORDS));
    } catch (ConditionTimeoutException e) {
      System.out.println(forewarn.diagnosis());
      throw e;
    }
  }
}
