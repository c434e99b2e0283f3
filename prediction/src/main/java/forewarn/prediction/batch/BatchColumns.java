package forewarn.prediction.batch;

import forewarn.telemetry.Place;
import forewarn.telemetry.Signal;
import forewarn.warehouse.batch.BatchFile;
import forewarn.warehouse.file.UnreadableFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which of a file's columns are fields of a record, and what follows from those it lacks.
 *
 * @param names of the columns that are fields
 * @param rowsStandAlone whether no row is another's past, since clusters or hours are not told
 * @param notes what should be known of it, in sentences
 */
record BatchColumns(List<String> names, boolean rowsStandAlone, List<String> notes) {
  private static final String CLUSTER = "cluster_id";
  private static final List<String> HOURS = List.of("timestamp_1h", "sent_at");
  private static final int MOST_LISTED = 12;

  /** The label is none: it is what shall be predicted. */
  private static final List<String> FIELDS =
      Stream.of(
              HOURS.stream(),
              Place.NAMES.stream(),
              Place.KEYS.stream(),
              Signal.ALL.stream().map(Signal::column))
          .flatMap(names -> names)
          .toList();

  /**
   * Looks at a file's columns.
   *
   * @throws UnreadableFileException when it has no signal at all
   */
  static BatchColumns of(BatchFile file) {
    List<String> missing =
        Signal.ALL.stream()
            .map(Signal::column)
            .filter(name -> !file.hasColumn(name))
            .filter(name -> !CALENDAR.contains(name))
            .toList();
    if (missing.size() == Signal.ALL.size() - CALENDAR.size()) {
      throw new UnreadableFileException(
          "it has none of the columns %s; it has %s"
              .formatted(String.join(", ", missing), listed(file.columns())));
    }
    boolean clusters = file.hasColumn(CLUSTER);
    boolean hours = HOURS.stream().anyMatch(file::hasColumn);
    List<String> names = FIELDS.stream().filter(file::hasColumn).toList();
    return new BatchColumns(names, !clusters || !hours, notes(missing, clusters, hours, file));
  }

  /** They follow from the hour. */
  private static final List<String> CALENDAR =
      List.of(Signal.HOUR_OF_DAY.column(), Signal.DAY_OF_WEEK.column());

  private static List<String> notes(
      List<String> missing, boolean clusters, boolean hours, BatchFile file) {
    List<String> notes = new ArrayList<>();
    if (!clusters || !hours) {
      notes.add(
          "There is no column %s, so each row is scored by itself, without a past."
              .formatted(!clusters ? CLUSTER : HOURS.getFirst()));
    }
    if (clusters && hours) {
      notes.add(
          "Nothing is known of a cluster before its first row here: expect what is found in a network"
              + " never seen before, about three of four outages, until its own outages are among the"
              + " rows.");
    }
    if (!missing.isEmpty()) {
      notes.add(
          "Without the columns %s; what needs them counts as missing."
              .formatted(String.join(", ", missing)));
    }
    if (file.hasColumn("label_outage_1h")) {
      notes.add("The given label_outage_1h is not looked at; it is kept as label_outage_1h_given.");
    }
    return List.copyOf(notes);
  }

  private static String listed(List<String> columns) {
    return columns.size() <= MOST_LISTED
        ? String.join(", ", columns)
        : String.join(", ", columns.subList(0, MOST_LISTED))
            + " and %,d more".formatted(columns.size() - MOST_LISTED);
  }
}
