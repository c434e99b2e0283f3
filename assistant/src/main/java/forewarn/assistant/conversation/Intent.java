package forewarn.assistant.conversation;

import java.util.List;

/** What a message wants; read from the user's own words alone. */
sealed interface Intent {
  /** A figure out of the data. */
  record Figures(String question) implements Intent {}

  /** What people wrote. */
  record Notes(String words) implements Intent {}

  /** Which phrases notes before outages have. */
  record Phrases() implements Intent {}

  /** Why a cluster's prediction is as it is. */
  record Explain(String cluster) implements Intent {}

  /** Which clusters an outage is expected at. */
  record Expected() implements Intent {}

  record OpenIncidents() implements Intent {}

  record OneIncident(String id) implements Intent {}

  /** Past incidents like one. */
  record SimilarTo(String id) implements Intent {}

  record Acknowledge(String id) implements Intent {}

  /**
   * To mail something.
   *
   * @param addresses those in the message; none when it has none
   */
  record Mail(Content content, String id, List<String> addresses) implements Intent {
    /** What is mailed. */
    enum Content {
      CONVERSATION,
      INCIDENT,
      REPORT
    }
  }

  /**
   * To make a report.
   *
   * @param kind the key of its kind
   */
  record Report(String kind) implements Intent {}

  /** To have the conversation as a file. */
  record Export() implements Intent {}

  record Agree() implements Intent {}

  record Decline() implements Intent {}

  record Help() implements Intent {}

  /** To have something done that the assistant never does. */
  record Refused(String why) implements Intent {}
}
