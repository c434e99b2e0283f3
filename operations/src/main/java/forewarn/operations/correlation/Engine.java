package forewarn.operations.correlation;

import forewarn.operations.alarm.AlarmTable;
import forewarn.operations.event.EventLog;
import forewarn.operations.network.Network;
import forewarn.operations.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes incidents of what the stream tells. It remembers nothing but what is in the store: a batch
 * of messages is one transaction, with the offsets behind it, so that whenever the process is
 * killed no message is missing and none counts twice.
 *
 * <p>Messages of one cluster are taken one after the other, each followed by correlation; those of
 * different clusters are correlated together. So it makes no difference how a stream is cut into
 * batches. One thread at a time.
 */
public final class Engine {
  private final Database database;
  private final Supplier<Network> network;
  private final ClusterHours hours;
  private final ClusterWatch clusters;
  private final ReportedAlarms reported;
  private final Timers timers;
  private final Signs signs;
  private final Keeper keeper;

  public Engine(
      Database database,
      EventLog events,
      Supplier<Network> network,
      Silence silence,
      InstantSource clock) {
    AlarmTable alarms = new AlarmTable(database);
    this.database = database;
    this.network = network;
    this.hours = new ClusterHours(database);
    this.clusters = new ClusterWatch(alarms, hours, events, silence);
    this.reported = new ReportedAlarms(alarms, events, silence);
    this.timers = new Timers(database, events, silence, clock);
    this.signs = new Signs(database);
    this.keeper = new Keeper(database, events, clock);
  }

  /**
   * Takes messages in their order.
   *
   * @param together done in the same transaction: stores the offsets behind the messages
   */
  public void take(List<Message> messages, Runnable together) {
    Network known = network.get();
    database.inTransaction(() -> {
      Touched touched = new Touched();
      Set<String> taken = new HashSet<>();
      for (Message message : messages) {
        String key = key(message);
        if (key != null && !taken.add(key)) {
          correlate(touched, known);
          touched = new Touched();
          taken.clear();
          taken.add(key);
        }
        take(message, known, touched);
      }
      correlate(touched, known);
      together.run();
      return true;
    });
  }

  // Alarms of ONTs may come by the thousand: they are correlated together.
  private static @Nullable String key(Message message) {
    return switch (message) {
      case Message.Predicted predicted -> predicted.prediction().clusterId();
      case Message.Reported reported -> "reported/" + reported.alarm().reductionKey();
    };
  }

  private void take(Message message, Network known, Touched touched) {
    switch (message) {
      case Message.Predicted predicted -> clusters.take(predicted.prediction(), known, touched);
      case Message.Reported told -> reported.take(told.alarm(), known, touched);
    }
  }

  private void correlate(Touched touched, Network known) {
    Optional<Instant> now = hours.now();
    now.ifPresent(data -> timers.pass(data, touched));
    Set<Long> kept = new TreeSet<>();
    for (String province : touched.provinces()) {
      for (Group group : Correlation.groups(province, signs.of(province, known))) {
        kept.add(keeper.keep(group, province, known));
      }
    }
    for (long incident : touched.incidents()) {
      if (!kept.contains(incident)) {
        keeper.assess(incident, known, now);
      }
    }
  }
}
