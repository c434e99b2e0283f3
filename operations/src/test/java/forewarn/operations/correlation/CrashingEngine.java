package forewarn.operations.correlation;

import forewarn.operations.event.EventLog;
import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * A process that takes a random stream from where the store says it stands, as the stream's thread
 * does: to be killed. Prints a line for each batch.
 */
final class CrashingEngine {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2025-03-01T06:00:00Z"));
  private static final int HOURS = 80;

  private CrashingEngine() {}

  public static void main(String[] arguments) {
    take(
        TestStore.sqlite(Path.of(arguments[0])),
        Long.parseLong(arguments[1]),
        hour -> System.out.println("hour " + hour));
    System.out.println("done");
  }

  static void take(Database database, long seed, IntConsumer taken) {
    Engine engine =
        new Engine(
            database,
            new EventLog(database, CLOCK),
            Script::network,
            (place, at) -> Optional.empty(),
            CLOCK);
    List<List<Message>> hours = Script.random(new Random(seed), HOURS);
    for (int hour = next(database); hour < HOURS; hour++) {
      int after = hour + 1;
      engine.take(hours.get(hour), () -> store(database, after));
      taken.accept(hour);
    }
  }

  private static int next(Database database) {
    return database
        .sql("select next_offset from stream_offsets where topic = 'hours'")
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  private static void store(Database database, int next) {
    database
        .sql(
            "insert into stream_offsets values ('hours', 0, ?) on conflict (topic,"
                + " partition_number) do update set next_offset = excluded.next_offset",
            next)
        .update();
  }
}
