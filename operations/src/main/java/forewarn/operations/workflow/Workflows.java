package forewarn.operations.workflow;

import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.store.Database;
import forewarn.operations.tool.ToolSignature;
import forewarn.operations.workflow.definition.Definition;
import forewarn.operations.workflow.definition.DefinitionReader;
import forewarn.operations.workflow.definition.Problem;
import forewarn.operations.workflow.definition.Workflow;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workflows there are: shipped ones, and the user's in a folder, where a file takes the place
 * of the shipped one of its name. A text with problems leaves the last good one running. Every good
 * text is kept as a version: a run goes on with the one it began with, and each can be brought
 * back. Thread-safe.
 */
public final class Workflows {
  private static final Logger LOG = LoggerFactory.getLogger(Workflows.class);

  private final Database database;
  private final AuditLog audit;
  private final InstantSource clock;
  private final VersionTable versions;
  private final Folder folder;
  private final DefinitionReader reader;
  private final Map<String, Workflow> read = new ConcurrentHashMap<>();
  private volatile Map<String, WorkflowFile> files = Map.of();

  /**
   * Reads them.
   *
   * @param folder of the user's files; it need not be there
   * @param tools the tools there are, by name
   */
  public Workflows(
      Database database,
      AuditLog audit,
      InstantSource clock,
      Path folder,
      Function<String, Optional<ToolSignature>> tools) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
    this.versions = new VersionTable(database);
    this.folder = new Folder(folder);
    this.reader = new DefinitionReader(tools);
    reload();
  }

  /** All of them by id. */
  public List<WorkflowFile> list() {
    return List.copyOf(files.values());
  }

  public Optional<WorkflowFile> find(String id) {
    return Optional.ofNullable(files.get(id));
  }

  /** The texts a workflow has had, the newest first. */
  public List<Version> versions(String id) {
    return versions.all(id);
  }

  /** What a version says; empty when there is none, or a tool it uses is no longer there. */
  public Optional<Workflow> definition(String id, int version) {
    String key = id + " " + version;
    Workflow known = read.get(key);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Workflow> found =
        versions
            .find(id, version)
            .flatMap(kept -> Optional.ofNullable(reader.read(id, kept.text()).workflow()));
    found.ifPresent(workflow -> read.put(key, workflow));
    return found;
  }

  /** What is wrong with a text; nothing is changed. */
  public List<Problem> check(String id, String text) {
    return reader.read(id, text).problems();
  }

  /** Reads the files again where they have changed. */
  public synchronized void reload() {
    Map<String, WorkflowFile> now = new LinkedHashMap<>();
    folder.read().forEach((id, text) -> now.put(id, file(id, text, "file")));
    files = now;
  }

  private WorkflowFile file(String id, Folder.Text text, String by) {
    WorkflowFile before = files.get(id);
    if (before != null
        && before.text().equals(text.text())
        && before.origin() == text.origin()
        && before.problems().isEmpty()) {
      return switched(before);
    }
    Definition definition = reader.read(id, text.text());
    Workflow good = definition.workflow();
    Optional<Version> version;
    if (good == null) {
      if (before == null || !before.text().equals(text.text())) {
        LOG.warn("Workflow {} has problems: {}", id, definition.problems());
      }
      version = versions.newest(id);
      good = version.flatMap(kept -> definition(id, kept.number())).orElse(null);
    } else {
      version = Optional.of(versions.keep(id, text.text(), text.origin(), by, clock.instant()));
    }
    return switched(
        new WorkflowFile(
            id,
            text.text(),
            text.origin(),
            good,
            good == null ? 0 : version.map(Version::number).orElse(0),
            definition.problems(),
            false));
  }

  private WorkflowFile switched(WorkflowFile file) {
    Workflow workflow = file.workflow();
    boolean enabled = versions.enabled(file.id()).orElse(workflow != null && workflow.enabled());
    return new WorkflowFile(
        file.id(), file.text(), file.origin(), workflow, file.version(), file.problems(), enabled);
  }

  /**
   * Writes a text into the user's folder.
   *
   * @throws DefinitionException when it has problems; nothing is changed
   */
  public synchronized WorkflowFile save(String id, String text, Actor actor) {
    String lines = text.replace("\r\n", "\n");
    List<Problem> problems = new ArrayList<>(check(id, lines));
    if (!DefinitionReader.isId(id)) {
      problems.add(new Problem(1, "id '" + id + "' must be in kebab-case, up to 60 letters"));
    }
    if (!problems.isEmpty()) {
      throw new DefinitionException(id, problems);
    }
    int before = find(id).map(WorkflowFile::version).orElse(0);
    int after =
        database.inTransaction(() -> {
          Version kept =
              versions.keep(id, lines, WorkflowFile.Origin.OWN, actor.name(), clock.instant());
          audit.record(
              actor,
              "workflow.save",
              id,
              before == 0 ? null : Map.of("version", before),
              Map.of("version", kept.number()));
          // Last, so that a file that cannot be written leaves no trace.
          folder.write(id, lines);
          return kept.number();
        });
    LOG.info("Workflow {} saved by {} as version {}", id, actor.name(), after);
    reload();
    return find(id).orElseThrow();
  }

  /**
   * Brings a former text back, as a new version.
   *
   * @throws IllegalArgumentException when there is no such version
   * @throws DefinitionException when it is no longer a workflow, because a tool has gone
   */
  public WorkflowFile restore(String id, int version, Actor actor) {
    Version former =
        versions
            .find(id, version)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "Cannot find version " + version + " of workflow " + id));
    return save(id, former.text(), actor);
  }

  /** Lets its trigger make it run. */
  public WorkflowFile enable(String id, Actor actor) {
    return turn(id, 1, actor);
  }

  /** Its trigger does nothing any more; what runs goes on. */
  public WorkflowFile disable(String id, Actor actor) {
    return turn(id, 0, actor);
  }

  private WorkflowFile turn(String id, int enabled, Actor actor) {
    WorkflowFile file =
        find(id)
            .orElseThrow(() ->
                new IllegalArgumentException("Cannot find workflow " + id + ": there is none"));
    database.inTransaction(() -> {
      versions.turn(id, enabled, actor.name(), clock.instant());
      audit.record(
          actor,
          enabled == 1 ? "workflow.enable" : "workflow.disable",
          id,
          Map.of("enabled", file.enabled()),
          Map.of("enabled", enabled == 1));
      return true;
    });
    reload();
    return find(id).orElseThrow();
  }
}
