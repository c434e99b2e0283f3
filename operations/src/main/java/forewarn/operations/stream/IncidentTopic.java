package forewarn.operations.stream;

import forewarn.operations.event.Event;
import forewarn.operations.event.EventLog;
import forewarn.operations.incident.Incident;
import forewarn.operations.incident.IncidentJson;
import forewarn.operations.incident.Incidents;
import forewarn.operations.store.Database;
import forewarn.operations.store.Json;
import forewarn.telemetry.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Tells the topic of incidents what happens to them, in order. After a crash an event may be told
 * twice, with the same {@code sequence}; none is missing.
 */
final class IncidentTopic {
  private static final String CURSOR = "topic-incidents";
  private static final int MOST = 500;

  private final Database database;
  private final EventLog events;
  private final Incidents incidents;
  private long told = -1;

  IncidentTopic(Database database, EventLog events, Incidents incidents) {
    this.database = database;
    this.events = events;
    this.incidents = incidents;
  }

  /** Tells what is new; returns how many events there were. */
  int publish(KafkaProducer<byte[], byte[]> producer) {
    if (told < 0) {
      told = events.cursor(CURSOR, 0);
    }
    List<Event> fresh = events.after(told, MOST);
    if (fresh.isEmpty()) {
      return 0;
    }
    List<Future<?>> sent = new ArrayList<>();
    for (Event event : fresh) {
      if (event.type().startsWith("incident.")) {
        incidents
            .find(event.subject())
            .ifPresent(incident -> sent.add(producer.send(record(event, incident))));
      }
    }
    producer.flush();
    sent.forEach(IncidentTopic::require);
    told = fresh.getLast().sequence();
    database.inTransaction(() -> {
      events.moveCursor(CURSOR, told);
      return true;
    });
    return sent.size();
  }

  private static void require(Future<?> sent) {
    try {
      sent.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot tell the topic of incidents: interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot tell the topic of incidents", e.getCause());
    }
  }

  private static ProducerRecord<byte[], byte[]> record(Event event, Incident incident) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("sequence", event.sequence());
    message.put("type", event.type());
    message.put("actor", event.actor());
    message.put("at", event.at().toString());
    message.put("data", event.data());
    message.put("incident", IncidentJson.of(incident));
    return new ProducerRecord<>(
        Topics.INCIDENTS.name(),
        incident.id().getBytes(StandardCharsets.UTF_8),
        Json.write(message).getBytes(StandardCharsets.UTF_8));
  }
}
