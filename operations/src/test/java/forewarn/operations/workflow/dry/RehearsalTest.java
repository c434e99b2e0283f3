package forewarn.operations.workflow.dry;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.operations.alarm.ProbableCause;
import forewarn.operations.audit.Actor;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.event.EventLog;
import forewarn.operations.incident.Incidents;
import forewarn.operations.incident.SampleIncidents;
import forewarn.operations.incident.State;
import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;
import forewarn.operations.workflow.SampleTools;
import forewarn.operations.workflow.Workflows;
import forewarn.operations.workflow.definition.Workflow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a workflow would have done, over a history whose outcome is known. */
class RehearsalTest {
  private static final Instant START = Instant.parse("2025-03-01T00:00:00Z");
  private static final Actor ANA = Actor.person("ana", "127.0.0.1");

  @TempDir private Path folder;
  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final InstantSource clock = now::get;
  private final Database database = TestStore.sqlite();
  private final EventLog events = new EventLog(database, clock);
  private final AuditLog audit = new AuditLog(database, clock);
  private final Incidents incidents = new Incidents(database, events, audit, clock);

  /** Two outages that came, one that did not, one open; answered after 5 and 40 minutes or not. */
  private void history() {
    sample().past("A-CL11", State.RESOLVED, ProbableCause.POWER_PROBLEM, 2);
    sample().past("A-CL12", State.AVERTED, ProbableCause.POWER_PROBLEM, 2);
    at(60);
    sample().past("A-CL13", State.RESOLVED, ProbableCause.LOSS_OF_SIGNAL, 2);
    at(120);
    sample().open(List.of("A-CL14"));
    at(125);
    incidents.acknowledge("INC-4", ANA);
    at(180);
    sample().open(List.of("A-CL15"));
    at(220);
    incidents.acknowledge("INC-5", ANA);
    at(300);
  }

  private SampleIncidents sample() {
    // Its clock is read once: what it makes is of that moment.
    return new SampleIncidents(database, clock, new Random(4));
  }

  private void at(int minutes) {
    now.set(START.plus(Duration.ofMinutes(minutes)));
  }

  private DryRun play(String rest) {
    Workflows workflows = new Workflows(database, audit, clock, folder, SampleTools::find);
    workflows.save("page", "id: page\ndescription: a test\nenabled: false\n" + rest, ANA);
    Workflow workflow = workflows.definition("page", 1).orElseThrow();
    return new Rehearsal(events, incidents).play(workflow, START, START.plusSeconds(36_000));
  }

  private static final String ESCALATION =
      """
      trigger: {on: incident.opened, when: incident.cause != 'loss_of_signal' or incident.scope_id == 'A-CL15'}
      steps:
        - id: first
          uses: page_on_call
          with: {level: 1, incident: "${incident.id}", message: "${incident.title}"}
        - {id: answer, wait_until: incident.acknowledged, timeout: 15m, on_timeout: continue}
        - id: second
          if: steps.answer.output.timed_out
          uses: page_on_call
          with: {level: 2, incident: "${incident.id}", message: nobody answers}
      """;

  @Test
  void whatWouldHaveBeenPagedIsCountedWithWhatCameOfIt() {
    history();

    DryRun played = play("trigger: {on: incident.opened}\nsteps:\n" + steps());

    assertThat(played.runs())
        .extracting(WouldRun::incident, WouldRun::outcome)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("INC-1", WouldRun.Outcome.USEFUL),
            org.assertj.core.groups.Tuple.tuple("INC-2", WouldRun.Outcome.NEEDLESS),
            org.assertj.core.groups.Tuple.tuple("INC-3", WouldRun.Outcome.USEFUL),
            org.assertj.core.groups.Tuple.tuple("INC-4", outcome("INC-4")),
            org.assertj.core.groups.Tuple.tuple("INC-5", outcome("INC-5")));
    assertThat(played.more()).isEqualTo(DryRun.Outlook.ALL);
  }

  // An open one is useful when it has been seen.
  private WouldRun.Outcome outcome(String id) {
    return incidents.find(id).orElseThrow().course().outage() == null
        ? WouldRun.Outcome.OPEN
        : WouldRun.Outcome.USEFUL;
  }

  private static String steps() {
    return ESCALATION.substring(ESCALATION.indexOf("steps:\n") + "steps:\n".length());
  }

  @Test
  void aWaitEndsWhenItWasAnsweredOrRunsOut() {
    history();

    DryRun played = play("trigger: {on: incident.opened}\nsteps:\n" + steps());

    Map<String, Integer> pages = new TreeMap<>();
    played.runs().forEach(run -> pages.put(run.incident(), run.uses().size()));
    // Answered after 5 minutes: one page; after 40: two.
    assertThat(pages).containsEntry("INC-4", 1).containsEntry("INC-5", 2);
    WouldRun late = played.runs().getLast();
    assertThat(late.uses().get(1).at()).isEqualTo(late.at().plus(Duration.ofMinutes(15)));
    assertThat(late.uses().get(1).input()).containsEntry("message", "nobody answers");
    assertThat(played.uses())
        .isEqualTo(
            Map.of("page_on_call", pages.values().stream().mapToInt(Integer::intValue).sum()));
  }

  @Test
  void conditionsAreThoseOfTheTrigger() {
    history();

    DryRun played = play(ESCALATION);

    assertThat(played.runs())
        .extracting(WouldRun::incident)
        .containsExactly("INC-1", "INC-2", "INC-5");
    assertThat(played.count(WouldRun.Outcome.NEEDLESS)).isEqualTo(1);
  }

  @Test
  void nothingIsDoneByIt() {
    history();
    long newest = events.newest();
    long audited = audit.after(0, 1000).size();
    Rehearsal rehearsal = new Rehearsal(events, incidents);
    Workflows workflows = new Workflows(database, audit, clock, folder, SampleTools::find);
    workflows.save("page", "id: page\ndescription: a test\nenabled: false\n" + ESCALATION, ANA);
    long saved = audit.after(0, 1000).size();

    rehearsal.play(workflows.definition("page", 1).orElseThrow(), START, START.plusSeconds(36_000));

    assertThat(events.newest()).isEqualTo(newest);
    assertThat(audit.after(0, 1000)).hasSize((int) saved);
    assertThat(saved).isGreaterThan(audited);
    assertThat(database.sql("select count(*) from workflow_runs").query(Long.class).single())
        .isZero();
  }
}
