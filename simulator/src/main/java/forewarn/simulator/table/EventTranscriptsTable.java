package forewarn.simulator.table;

import static com.jerolba.carpet.model.FieldTypes.LOCAL_DATE_TIME;
import static com.jerolba.carpet.model.FieldTypes.STRING;
import static com.jerolba.carpet.model.FieldTypes.writeRecordModel;

import com.jerolba.carpet.TimeUnit;
import com.jerolba.carpet.model.WriteRecordModelType;
import forewarn.simulator.people.OperatorNote;
import forewarn.simulator.people.OperatorNotes;
import forewarn.simulator.process.Observation;
import forewarn.simulator.process.Profile;
import forewarn.telemetry.network.NetworkPlan;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** RAW_EVENT_TRANSCRIPTS: operators' notes about some of the clusters' hours. */
final class EventTranscriptsTable implements HourlyTable<OperatorNote> {
  private static final String ID = "transcript_id";
  private static final String TEXT = "event_transcript";

  private final OperatorNotes notes;

  EventTranscriptsTable(NetworkPlan plan, Profile profile, long seed) {
    this.notes = new OperatorNotes(plan, profile, seed);
  }

  @Override
  public String name() {
    return "RAW_EVENT_TRANSCRIPTS";
  }

  @Override
  public Class<OperatorNote> rowType() {
    return OperatorNote.class;
  }

  @Override
  public TimeUnit timeUnit() {
    return TimeUnit.NANOS;
  }

  @Override
  public Set<String> noisyColumns() {
    return Set.of(ID, TEXT);
  }

  @Override
  public WriteRecordModelType<OperatorNote> columns() {
    return writeRecordModel(OperatorNote.class)
        .withField(
            "timestamp_1h",
            LOCAL_DATE_TIME,
            note -> LocalDateTime.ofInstant(note.hourly().hour(), ZoneOffset.UTC))
        .withField("olt_id", STRING, note -> note.hourly().place().oltId())
        .withField("cluster_id", STRING, note -> note.hourly().clusterId())
        .withField(ID, STRING, OperatorNote::id)
        .withField("event_type", STRING, OperatorNote::eventType)
        .withField("severity_bucket", STRING, OperatorNote::severity)
        .withField(TEXT, STRING, OperatorNote::text);
  }

  @Override
  public @Nullable OperatorNote row(Observation observation) {
    return notes.about(observation);
  }
}
