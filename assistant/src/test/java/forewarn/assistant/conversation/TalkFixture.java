package forewarn.assistant.conversation;

import forewarn.assistant.analyst.Analyst;
import forewarn.assistant.search.LiveSearch;
import forewarn.assistant.search.Visible;
import forewarn.assistant.semantic.SemanticModels;
import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.event.EventLog;
import forewarn.operations.incident.Incident;
import forewarn.operations.incident.Incidents;
import forewarn.operations.incident.SampleIncidents;
import forewarn.operations.incident.SimilarIncidents;
import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;
import forewarn.operations.tool.Describe;
import forewarn.operations.tool.Effect;
import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolDescription;
import forewarn.operations.tool.Tools;
import forewarn.operations.tool.TypedTool;
import forewarn.operations.tool.incident.AcknowledgeIncidentTool;
import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseSettings;
import forewarn.warehouse.file.FileImport;
import forewarn.warehouse.model.Refresh;
import forewarn.warehouse.query.OpenQuery;
import forewarn.warehouse.query.Queries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * An assistant on a real warehouse, search and operations store, with a few hours, notes and
 * incidents of our own. Its mail tool keeps what would be sent.
 */
final class TalkFixture implements AutoCloseable {
  static final Asker OPERATOR = asker("olga", Set.of(Effect.values()));
  static final Asker OTHER = asker("otto", Set.of(Effect.values()));
  static final Asker READER = asker("rita", Set.of(Effect.READS));
  static final String CLUSTER = "ACE7E-CL11";

  final Database database = TestStore.sqlite();
  final List<SendEmailTool.Input> sent = new CopyOnWriteArrayList<>();
  final Incidents incidents;
  final Conversations conversations;
  final Assistant assistant;
  final Warehouse warehouse;
  final Incident incident;
  volatile Duration ahead = Duration.ZERO;
  private final LiveSearch search;

  /** Keeps a mail in place of sending it; the real one's name and effect. */
  @ToolDescription(value = "Sends an e-mail.", effect = Effect.SENDS, example = "to: [a@b.example]")
  static final class SendEmailTool extends TypedTool<SendEmailTool.Input, SendEmailTool.Output> {
    private final List<Input> sent;

    SendEmailTool(List<Input> sent) {
      super(Input.class, Output.class);
      this.sent = sent;
    }

    record Input(
        @Describe("addresses") List<String> to,
        @Describe("one line") String subject,
        @Describe("the message") String text) {}

    record Output(@Describe("how many") int recipients) {}

    @Override
    protected Output run(Input input, ToolCall call) {
      sent.add(input);
      return new Output(input.to().size());
    }
  }

  TalkFixture(Path folder, List<String> notes) {
    try {
      InstantSource clock = () -> Instant.now().plus(ahead);
      EventLog events = new EventLog(database, clock);
      AuditLog audit = new AuditLog(database, clock);
      incidents = new Incidents(database, events, audit, clock);
      conversations = new Conversations(database, clock);
      incident =
          new SampleIncidents(database, clock, new Random(7)).open(List.of(CLUSTER)).getFirst();
      notes.forEach(
          note -> incidents.comment(incident.id(), note, Actor.person("mallory", "test")));
      warehouse =
          Warehouse.open(
              folder.resolve("data"), new WarehouseSettings(512, 1, InstantSource.system()));
      new FileImport(warehouse).importPaths(List.of(files(folder, notes)), Progress.none());
      new Refresh(warehouse).refresh(Progress.none());
      Queries queries = new Queries(warehouse);
      OpenQuery open = new OpenQuery(warehouse);
      Analyst analyst =
          new Analyst(new SemanticModels(warehouse, open).shipped().usable(), open, clock);
      search = LiveSearch.start(folder.resolve("search"), queries, incidents, events);
      if (!search.awaitComplete(Duration.ofMinutes(1))) {
        throw new IllegalStateException("Cannot search: " + search.status());
      }
      assistant =
          new Assistant(
              sources(analyst, queries),
              incidents,
              new SimilarIncidents(database),
              new Tools(
                  List.of(new SendEmailTool(sent), new AcknowledgeIncidentTool(incidents)), audit),
              conversations,
              new Proposals(database, clock));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static Asker asker(String name, Set<Effect> effects) {
    return new Asker(Actor.person(name, "127.0.0.1"), effects, Visible.ALL);
  }

  private Sources sources(Analyst analyst, Queries queries) {
    return new Sources() {
      @Override
      public Optional<Analyst> analyst() {
        return Optional.of(analyst);
      }

      @Override
      public Optional<LiveSearch> search() {
        return Optional.of(search);
      }

      @Override
      public Optional<Queries> queries() {
        return Optional.of(queries);
      }

      @Override
      public Optional<Reasons> reasons(String clusterId) {
        return clusterId.equals(CLUSTER)
            ? Optional.of(
                new Reasons(
                    CLUSTER,
                    Instant.parse("2024-11-05T10:00:00Z"),
                    0.8,
                    0.5,
                    "Many lines are offline.",
                    List.of(),
                    List.of(new Weight("offline_ont_ratio", 1.5))))
            : Optional.empty();
      }
    };
  }

  private static Path files(Path folder, List<String> notes) throws IOException {
    Path files = Files.createDirectories(folder.resolve("files"));
    write(files, "RAW_CITY", "city_key,city,province,region\n1,Aceh,Aceh,Sumatra\n");
    write(files, "RAW_OLT", "olt_key,olt_id,city_key\n1,OLT-ACE7E-01,1\n");
    write(
        files,
        "RAW_CLUSTER",
        "cluster_key,cluster_id,olt_key,city_key,cluster_name\n1,ACE7E-CL11,1,1,Cluster-ACE7E-11\n");
    write(
        files,
        "RAW_NETWORK_CONTEXT_STATIC",
        "city,city_key,province,region,olt_id,olt_key,cluster_id,cluster_key,cluster_name,vendor\n"
            + "Aceh,1,Aceh,Sumatra,OLT-ACE7E-01,1,ACE7E-CL11,1,Cluster-ACE7E-11,ZTE\n");
    StringBuilder rows =
        new StringBuilder(
            "timestamp_1h,olt_id,cluster_id,transcript_id,event_type,severity_bucket,event_transcript\n");
    for (int i = 0; i < notes.size(); i++) {
      rows.append(
          "2024-11-05 %02d:00:00,OLT-ACE7E-01,ACE7E-CL11,TX-%02d,degraded,major,\"%s\"\n"
              .formatted(i % 24, i, notes.get(i).replace("\"", "\"\"").replace("\n", " ")));
    }
    write(files, "RAW_EVENT_TRANSCRIPTS", rows.toString());
    return files;
  }

  private static void write(Path folder, String table, String rows) throws IOException {
    Files.writeString(folder.resolve(table + ".csv"), rows);
  }

  Answer say(Asker asker, String conversation, String message) {
    return answer(assistant.say(asker, conversation, message, step -> {}));
  }

  static Answer answer(Message message) {
    return Objects.requireNonNull(message.answer());
  }

  /** Whether anything was sent, or changed of the incident. */
  List<String> deeds() {
    List<String> deeds = new ArrayList<>();
    sent.forEach(mail -> deeds.add("sent to " + mail.to()));
    @Nullable String by = incidents.find(incident.id()).orElseThrow().handling().acknowledgedBy();
    if (by != null && !Objects.equals(by, incident.handling().acknowledgedBy())) {
      deeds.add("acknowledged by " + by);
    }
    return deeds;
  }

  @Override
  public void close() {
    search.close();
    warehouse.close();
  }
}
