package forewarn.console.search;

import static forewarn.console.language.Words.t;

import forewarn.assistant.search.Hit;
import forewarn.assistant.search.text.Field;
import forewarn.assistant.search.text.Kind;
import forewarn.console.incident.Look;
import forewarn.operations.incident.State;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A hit as the page shows it.
 *
 * @param kind in the reader's language
 * @param link where more of it is; null for nowhere
 * @param tone the class of its severity; empty for none
 */
public record ShownHit(Hit hit, String kind, @Nullable String link, String tone) {

  static ShownHit of(Hit hit) {
    return new ShownHit(hit, kind(hit.kind()), link(hit), tone(hit.field(Field.SEVERITY)));
  }

  static String kind(Kind kind) {
    return switch (kind) {
      case NOTE -> t("Note");
      case TICKET -> t("Ticket");
      case FEEDBACK -> t("Feedback");
      case INCIDENT -> t("Incident");
    };
  }

  private static @Nullable String link(Hit hit) {
    String cluster = hit.field(Field.CLUSTER_ID);
    return hit.kind() == Kind.INCIDENT
        ? "/incidents/" + encoded(hit.id())
        : cluster.isEmpty() ? null : "/clusters/" + encoded(cluster);
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String tone(String severity) {
    return switch (severity) {
      case "critical" -> "down";
      case "major" -> "expected";
      case "minor", "warning" -> "raised";
      default -> "calm";
    };
  }

  /** As people say it, in their language; empty when there is none, or nothing is wrong. */
  public String severity() {
    return switch (hit.field(Field.SEVERITY)) {
      case "critical" -> t("critical");
      case "major" -> t("major");
      case "minor" -> t("minor");
      case "warning" -> t("warning");
      default -> "";
    };
  }

  /** The icon of its severity. */
  public String icon() {
    return tone.equals("calm") ? "unknown" : tone;
  }

  /** Where, widest first. */
  public List<String> places() {
    List<String> places = new ArrayList<>();
    for (Field field : List.of(Field.PROVINCE, Field.CLUSTER_ID, Field.OLT_ID, Field.VENDOR)) {
      if (!hit.field(field).isEmpty()) {
        places.add(hit.field(field));
      }
    }
    return places;
  }

  /** What else is known, by its name in the reader's language. */
  public Map<String, String> details() {
    Map<String, String> details = new LinkedHashMap<>();
    hit.details()
        .forEach((name, value) -> {
          String said =
              switch (name) {
                case "customer_id" -> t("Customer");
                case "indicator_status" -> t("Status");
                case "duration_hours" -> t("Hours");
                case "outcome" -> open(value) ? t("Status") : t("How it ended");
                case "done" -> t("What was done");
                case "feedback_channel" -> t("Channel");
                case "rating_1_5" -> t("Rating");
                default -> "";
              };
          if (!said.isEmpty()) {
            details.put(said, name.equals("outcome") ? outcome(value) : value);
          }
        });
    return details;
  }

  private static boolean open(String outcome) {
    return outcome.equals(State.ONGOING.word()) || outcome.equals(State.PREDICTED.word());
  }

  private static String outcome(String word) {
    for (State state : State.values()) {
      if (state.word().equals(word)) {
        return Look.of(state).word();
      }
    }
    return word;
  }

  /** What people call a field. */
  public static String title(Field field) {
    return switch (field) {
      case KIND -> t("Kind");
      case SEVERITY -> t("Severity");
      case EVENT_TYPE -> t("Event type");
      case REGION -> t("Region");
      case PROVINCE -> t("Province");
      case VENDOR -> t("Vendor");
      case CLUSTER_ID -> t("Cluster");
      case OLT_ID -> t("OLT");
    };
  }

  /** A field's value as people read it. */
  public static String said(Field field, String value) {
    return field == Field.KIND
        ? switch (value) {
          case "note" -> t("Note");
          case "ticket" -> t("Ticket");
          case "feedback" -> t("Feedback");
          default -> t("Incident");
        }
        : value.replace('_', ' ');
  }
}
