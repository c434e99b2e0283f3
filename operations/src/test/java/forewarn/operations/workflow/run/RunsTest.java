package forewarn.operations.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import forewarn.operations.event.EventTypes;
import forewarn.operations.incident.Incident;
import forewarn.operations.incident.SampleIncidents;
import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;
import forewarn.operations.tool.Effect;
import forewarn.operations.tool.Tool;
import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolException;
import forewarn.operations.tool.ToolSignature;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {
  /** Where these tests keep what they do; a subclass runs them on another database. */
  Database emptyStore() {
    return TestStore.sqlite();
  }

  @TempDir private Path folder;
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final InstantSource clock = () -> Instant.now().plus(ahead.get());
  private final Database database = emptyStore();
  private final AtomicInteger failures = new AtomicInteger();
  private WorkflowRig rig;

  @BeforeEach
  void start() {
    rig = new WorkflowRig(database, folder, clock, new Shaky());
    // What has happened before makes nothing run.
    rig.events.cursor("workflows");
    rig.engine.start();
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  /** Fails as often as it is told to. */
  private final class Shaky implements Tool {
    @Override
    public ToolSignature signature() {
      return new ToolSignature("shake", "Fails.", Effect.WRITES, List.of(), List.of(), "{}");
    }

    @Override
    public Map<String, Object> run(Map<String, Object> input, ToolCall call) {
      if (failures.getAndDecrement() > 0) {
        throw new ToolException(ToolException.Kind.TEMPORARY, "the other side is busy");
      }
      return Map.of("well", true);
    }
  }

  private void save(String id, String rest) {
    rig.workflows.save(
        id, "id: " + id + "\ndescription: a test\nenabled: true\n" + rest, WorkflowRig.ENGINEER);
  }

  private Incident incident() {
    return new SampleIncidents(database, clock, new Random(3)).open(List.of("A-CL11")).getFirst();
  }

  @Test
  void aSignatureStartsOneRunWhateverTheDeliveryIsCalled() {
    save(
        "hooked",
        "trigger: {webhook: true, secret: 'secret:K'}\nsteps:\n  - {id: shake, uses: shake}\n");
    var file = rig.workflows.find("hooked").orElseThrow();

    assertThat(rig.runs.receive(file, delivery("", "sha256=a"), Map.of())).isPresent();
    assertThat(rig.runs.receive(file, delivery("", "sha256=a"), Map.of())).isEmpty();
    assertThat(rig.runs.receive(file, delivery("other", "sha256=a"), Map.of())).isEmpty();
    assertThat(rig.runs.receive(file, delivery("named", "sha256=b"), Map.of())).isPresent();
    assertThat(rig.runs.receive(file, delivery("named", "sha256=c"), Map.of())).isEmpty();
    assertThat(
            new Runs(database, rig.audit, clock).receive(file, delivery("x", "sha256=b"), Map.of()))
        .isEmpty();
    assertThat(rig.runs.list(RunFilter.of("hooked", 9)))
        .hasSize(2)
        .allSatisfy(run -> assertThat(run.trigger()).doesNotContain("sha256"));
    assertThat(rig.audit.search(forewarn.operations.audit.AuditFilter.ALL, 100, 0))
        .anyMatch(entry -> entry.toString().contains("10.1.1.1"));
  }

  private static Runs.Delivery delivery(String name, String signature) {
    return new Runs.Delivery(name, signature, "10.1.1.1");
  }

  @Test
  void anIncidentThatComesBackIsToldOnce() {
    save(
        "once",
        "trigger: {on: incident.confirmed, once: incident}\nsteps:\n  - {id: shake, uses: shake}\n");
    Incident incident = incident();
    rig.events.append(EventTypes.INCIDENT_CONFIRMED, incident.id(), "forewarn", Map.of());
    rig.events.append(EventTypes.INCIDENT_CONFIRMED, incident.id(), "forewarn", Map.of());
    rig.events.append(EventTypes.INCIDENT_CONFIRMED, "INC-9999", "forewarn", Map.of());

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> rig.runs.list(RunFilter.of("once", 9)).size() >= 2);
    assertThat(rig.runs.list(RunFilter.of("once", 9)))
        .extracting(Run::incident)
        .containsExactlyInAnyOrder(incident.id(), "INC-9999");
  }

  private Run ended(long id) {
    await().atMost(Duration.ofSeconds(20)).until(() -> run(id).state().ended());
    return run(id);
  }

  private Run run(long id) {
    return rig.runs.find(id).orElseThrow();
  }

  private Run only(String workflow) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !rig.runs.list(RunFilter.of(workflow, 9)).isEmpty());
    List<Run> runs = rig.runs.list(RunFilter.of(workflow, 9));
    assertThat(runs).hasSize(1);
    return runs.getFirst();
  }

  @Test
  void anEventRunsEachStepOnceInOrder() {
    save(
        "told",
        """
        trigger: {on: incident.opened, when: incident.open}
        steps:
          - id: choose
            decide:
              - when: incident.severity == 'critical'
                then: {word: "loud ${incident.id}"}
              - otherwise: {word: "quiet ${incident.id}"}
          - {id: first, uses: write_note, with: {text: "${steps.choose.output.word}"}}
          - {id: never, if: not incident.open, uses: write_note, with: {text: no}}
          - {id: each, for_each: "['a', 'b']", uses: write_note, with: {text: "${item}"}}
        """);
    Incident incident = incident();

    Run run = ended(only("told").id());

    assertThat(run.state()).isEqualTo(Run.State.DONE);
    assertThat(run.incident()).isEqualTo(incident.id());
    assertThat(rig.runs.steps(run))
        .extracting(StepRun::step, StepRun::state, StepRun::attempts)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("choose", StepRun.State.DONE, 1),
            org.assertj.core.groups.Tuple.tuple("first", StepRun.State.DONE, 1),
            org.assertj.core.groups.Tuple.tuple("never", StepRun.State.SKIPPED, 0),
            org.assertj.core.groups.Tuple.tuple("each", StepRun.State.DONE, 2));
    assertThat(rig.notes.notes())
        .hasSize(3)
        .anyMatch(note -> note.endsWith(incident.id()))
        .contains("run 1 each 1: a", "run 1 each 2: b");
  }

  @Test
  void whatDoesNotMatchOrIsOffRunsNothing() {
    save("off", "trigger: {on: incident.opened}\nsteps: [{id: a, uses: shake}]\n");
    save(
        "other",
        """
        trigger: {on: incident.opened, when: incident.customers < 0}
        steps: [{id: a, uses: shake}]
        """);
    rig.workflows.disable("off", WorkflowRig.ENGINEER);
    save("all", "trigger: {on: incident.opened}\nsteps: [{id: a, uses: shake}]\n");
    incident();

    ended(only("all").id());

    assertThat(rig.runs.count(RunFilter.newest(9))).isOne();
  }

  @Test
  void aFailingStepIsTriedAgainAndThenGivenUp() {
    save(
        "shaky",
        """
        trigger: manual
        steps:
          - {id: shake, uses: shake, retry: {times: 2, delay: 1s}}
          - {id: after, uses: write_note, with: {text: after}}
        on_failure:
          - {id: sorry, uses: write_note, with: {text: "${steps.shake.error}"}}
        """);
    var file = rig.workflows.find("shaky").orElseThrow();
    failures.set(2);
    Run well = ended(rig.runs.start(file, Map.of(), null, WorkflowRig.ENGINEER).id());
    failures.set(3);
    Run badly = ended(rig.runs.start(file, Map.of(), null, WorkflowRig.ENGINEER).id());

    assertThat(well.state()).isEqualTo(Run.State.DONE);
    assertThat(rig.runs.steps(well).getFirst().attempts()).isEqualTo(3);
    assertThat(badly.state()).isEqualTo(Run.State.FAILED);
    assertThat(badly.error()).isEqualTo("Step shake failed: the other side is busy");
    assertThat(rig.notes.notes())
        .containsExactly("run 1 after: after", "run 2 sorry: the other side is busy");

    failures.set(0);
    rig.runs.retry(badly.id(), WorkflowRig.ENGINEER);

    assertThat(ended(badly.id()).state()).isEqualTo(Run.State.DONE);
    assertThat(rig.notes.notes()).contains("run 2 after: after");
  }

  private void saveEscalation() {
    save(
        "escalation",
        """
        trigger: {on: incident.opened}
        steps:
          - {id: first, uses: write_note, with: {text: first}}
          - {id: answer, wait_until: incident.acknowledged, timeout: 15m}
          - id: second
            if: steps.answer.output.timed_out
            uses: write_note
            with: {text: second}
        """);
  }

  private void awaitWaiting(long run) {
    await().atMost(Duration.ofSeconds(20)).until(() -> run(run).state() == Run.State.WAITING);
  }

  @Test
  void anAcknowledgementEndsTheWaitAtOnce() {
    saveEscalation();
    Incident incident = incident();
    Run run = only("escalation");
    awaitWaiting(run.id());

    rig.incidents.acknowledge(incident.id(), WorkflowRig.ENGINEER);
    await().atMost(Duration.ofSeconds(10)).until(() -> run(run.id()).state().ended());

    assertThat(rig.notes.notes()).containsExactly("run 1 first: first");
    assertThat(rig.runs.steps(run).get(1).output())
        .isEqualTo(Map.of("met", true, "timed_out", false));
  }

  @Test
  void aWaitGoesOnAfterARestartAndItsTimeoutIsFromItsBeginning() {
    saveEscalation();
    incident();
    Run run = only("escalation");
    awaitWaiting(run.id());
    rig.close();

    ahead.set(Duration.ofMinutes(14));
    rig = new WorkflowRig(database, folder, clock, new Shaky());
    rig.engine.start();
    assertThat(run(run.id()).state()).isEqualTo(Run.State.WAITING);
    ahead.set(Duration.ofMinutes(16));

    assertThat(ended(run.id()).state()).isEqualTo(Run.State.DONE);
    assertThat(rig.notes.notes()).containsExactly("run 1 first: first", "run 1 second: second");
  }

  @Test
  void aCancelledRunDoesNoMore() {
    saveEscalation();
    incident();
    Run run = only("escalation");
    awaitWaiting(run.id());

    Run cancelled = rig.runs.cancel(run.id(), WorkflowRig.ENGINEER);
    ahead.set(Duration.ofMinutes(20));

    assertThat(cancelled.state()).isEqualTo(Run.State.CANCELLED);
    assertThat(cancelled.error()).isEqualTo("cancelled by eng");
    assertThatThrownBy(() -> rig.runs.cancel(run.id(), WorkflowRig.ENGINEER))
        .hasMessage("Cannot cancel run 1: it is cancelled");
    assertThat(rig.notes.notes()).containsExactly("run 1 first: first");
  }

  @Test
  void anEventThatIsDeliveredAgainMakesNoSecondRun() {
    save("told", "trigger: {on: incident.opened}\nsteps: [{id: a, uses: shake}]\n");
    incident();
    ended(only("told").id());

    rig.events.moveCursor("workflows", 0);
    rig.events.append(EventTypes.INCIDENT_COMMENTED, "INC-1", "eng", Map.of());
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> rig.events.cursor("workflows") == rig.events.newest());

    assertThat(rig.runs.count(RunFilter.newest(9))).isOne();
  }

  @Test
  void aTimeThatHasComeMakesOneRun() {
    save("hourly", "trigger: {schedule: '0 * * * *', zone: UTC}\nsteps: [{id: a, uses: shake}]\n");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            database
                    .sql("select count(*) from workflow_schedules where workflow = 'hourly'")
                    .query(Long.class)
                    .single()
                == 1);

    ahead.set(Duration.ofHours(5));

    assertThat(ended(only("hourly").id()).trigger()).startsWith("schedule ").endsWith(":00:00Z");
  }

  @Test
  void inputsAreCheckedAllAtOnce() {
    save(
        "asked",
        """
        trigger: manual
        inputs:
          who: {type: text}
          times: {type: number, default: 2}
        steps: [{id: a, uses: write_note, with: {text: "${inputs.who} ${inputs.times}"}}]
        """);
    var file = rig.workflows.find("asked").orElseThrow();

    assertThatThrownBy(
            () -> rig.runs.start(file, Map.of("times", "x", "more", 1), null, WorkflowRig.ENGINEER))
        .hasMessage(
            "Cannot start asked: who is missing; times is 'x', expected a number; more is no"
                + " input");
    ended(rig.runs.start(file, Map.of("who", "me"), null, WorkflowRig.ENGINEER).id());
    assertThat(rig.notes.notes()).containsExactly("run 1 a: me 2");
  }

  @Test
  void aBrokenFileLeavesTheLastGoodOneRunning() throws IOException {
    save("told", "trigger: {on: incident.opened}\nsteps: [{id: a, uses: shake}]\n");
    java.nio.file.Files.writeString(folder.resolve("told.yml"), "id: told\n");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !rig.workflows.find("told").orElseThrow().problems().isEmpty());

    incident();

    assertThat(ended(only("told").id()).state()).isEqualTo(Run.State.DONE);
    assertThat(rig.workflows.restore("told", 1, WorkflowRig.ENGINEER).problems()).isEmpty();
  }
}
