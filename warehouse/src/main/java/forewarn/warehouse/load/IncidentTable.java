package forewarn.warehouse.load;

import forewarn.warehouse.database.RowAppender;
import forewarn.warehouse.database.Session;
import forewarn.warehouse.load.Batch.IncidentEvent;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** RAW.INCIDENT_EVENTS: what the topic of incidents tells. */
final class IncidentTable {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private IncidentTable() {}

  /**
   * An event from its message.
   *
   * @throws IllegalArgumentException when it is none
   */
  static IncidentEvent read(ConsumerRecord<byte[], byte[]> message) {
    try {
      JsonNode event = MAPPER.readTree(message.value());
      JsonNode sequence = event.path("sequence");
      if (!sequence.isIntegralNumber()) {
        throw new IllegalArgumentException("sequence: '" + sequence + "' is no number");
      }
      return new IncidentEvent(
          sequence.longValue(),
          text(event.path("type"), "type"),
          text(event.path("incident").path("id"), "incident.id"),
          Instant.parse(text(event.path("at"), "at")),
          message.value(),
          message.partition(),
          message.offset());
    } catch (JacksonException e) {
      throw new IllegalArgumentException("payload: " + e.getOriginalMessage(), e);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("at: '" + e.getParsedString() + "' is no time", e);
    }
  }

  private static String text(JsonNode value, String field) {
    if (!value.isString()) {
      throw new IllegalArgumentException(field + ": '" + value + "' is no text");
    }
    return value.stringValue();
  }

  /** Appends events in the transaction under way. */
  static void append(Session session, List<IncidentEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    try (RowAppender row = session.appender("RAW", "INCIDENT_EVENTS")) {
      for (IncidentEvent event : events) {
        row.begin()
            .number(event.sequence())
            .text(event.type())
            .text(event.incident())
            .time(event.at())
            .utf8(event.content())
            .integer(event.partition())
            .number(event.offset())
            .end();
      }
    }
  }
}
