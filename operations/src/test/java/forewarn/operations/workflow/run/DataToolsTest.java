package forewarn.operations.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import forewarn.operations.store.Database;
import forewarn.operations.store.TestStore;
import forewarn.operations.tool.ToolSignature;
import forewarn.operations.tool.data.RunQueryTool;
import forewarn.operations.tool.data.ValidateDataTool;
import forewarn.telemetry.SeedData;
import forewarn.warehouse.Progress;
import forewarn.warehouse.Warehouse;
import forewarn.warehouse.WarehouseSettings;
import forewarn.warehouse.check.Quality;
import forewarn.warehouse.file.FileImport;
import forewarn.warehouse.model.Refresh;
import forewarn.warehouse.query.OpenQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps of workflows over a real warehouse. */
class DataToolsTest {
  @TempDir static Path data;
  @TempDir private Path folder;
  private static Warehouse warehouse;
  private static long clusters;

  private final Database database = TestStore.sqlite();
  private WorkflowRig rig;

  @BeforeAll
  static void open() throws Exception {
    Path file = SeedData.file("RAW_CLUSTER.csv");
    clusters = Files.readAllLines(file).size() - 1L;
    warehouse = Warehouse.open(data, WarehouseSettings.defaults());
    new FileImport(warehouse)
        .importPaths(
            List.of(SeedData.file("RAW_CITY.csv"), SeedData.file("RAW_OLT.csv"), file),
            Progress.none());
    new Refresh(warehouse).refresh(Progress.none());
  }

  @AfterAll
  static void close() {
    if (warehouse != null) {
      warehouse.close();
    }
  }

  @BeforeEach
  void start() {
    rig =
        new WorkflowRig(
            database,
            folder,
            InstantSource.system(),
            new RunQueryTool(() -> Optional.of(new OpenQuery(warehouse))),
            new ValidateDataTool(() -> Optional.of(new Quality(warehouse))));
    rig.engine.start();
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  private Run run(String steps) {
    rig.workflows.save(
        "data",
        "id: data\ndescription: a test\nenabled: true\ntrigger: manual\nsteps:\n" + steps,
        WorkflowRig.ENGINEER);
    Run begun =
        rig.runs.start(
            rig.workflows.find("data").orElseThrow(), Map.of(), null, WorkflowRig.ENGINEER);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> rig.runs.find(begun.id()).orElseThrow().state().ended());
    return rig.runs.find(begun.id()).orElseThrow();
  }

  @Test
  void rowsOfAQueryGoOnToLaterSteps() {
    Run run =
        run(
            """
              - id: ask
                uses: run_query
                with:
                  sql: select province, count(*) as clusters from DATAMART.DIM_CLUSTER join DATAMART.DIM_CITY using (city_key) group by province order by clusters desc, province
                  limit: 2
              - id: each
                for_each: steps.ask.output.result.rows
                uses: write_note
                with: {text: "${item.province} ${item.clusters}"}
              - id: more
                if: steps.ask.output.truncated
                uses: write_note
                with: {text: "${steps.ask.output.count} and more"}
            """);

    assertThat(run.state()).as(rig.runs.steps(run).toString()).isEqualTo(Run.State.DONE);
    assertThat(rig.notes.notes()).hasSize(3);
    assertThat(rig.notes.notes().getFirst()).matches("run 1 each 1: [A-Z].* [0-9]+");
    assertThat(rig.notes.notes().getLast()).endsWith("2 and more");
  }

  @Test
  void theExamplesOfTheToolsRun() {
    for (ToolSignature tool :
        List.of(
            new RunQueryTool(Optional::empty).signature(),
            new ValidateDataTool(Optional::empty).signature())) {
      Run run =
          run(
              "  - id: example\n    uses: %s\n    with:\n%s"
                  .formatted(tool.name(), tool.example().indent(6)));

      assertThat(run.state()).as(rig.runs.steps(run).toString()).isEqualTo(Run.State.DONE);
    }
  }

  @Test
  void aQueryCountsWhatTheFileHolds() {
    run(
        """
          - id: ask
            uses: run_query
            with: {sql: select count(*) as clusters from DATAMART.DIM_CLUSTER}
          - id: each
            for_each: steps.ask.output.result.rows
            uses: write_note
            with: {text: "${item.clusters}"}
        """);

    assertThat(rig.notes.notes()).containsExactly("run 1 each 1: " + clusters);
  }

  @Test
  void whatIsNotForWorkflowsIsRefusedAndEndsTheRun() {
    for (String sql :
        List.of(
            "select * from RAW.RAW_CLUSTER",
            "drop table DATAMART.DIM_CLUSTER",
            "select * from read_csv('/etc/passwd')")) {
      Run run =
          run(
              """
                - id: ask
                  uses: run_query
                  with: {sql: "%s"}
              """
                  .formatted(sql));
      assertThat(run.state()).as(sql).isEqualTo(Run.State.FAILED);
      assertThat(rig.runs.steps(run).getFirst().error()).as(sql).isNotBlank();
    }
  }

  @Test
  void checksAreRunAndWhatTheySayDecides() {
    Run run =
        run(
            """
              - {id: check, uses: validate_data, with: {}}
              - id: well
                if: steps.check.output.valid
                uses: write_note
                with: {text: "all ${steps.check.output.checks}"}
              - id: ill
                if: not steps.check.output.valid
                for_each: steps.check.output.failures
                uses: write_note
                with: {text: "${item}"}
            """);

    assertThat(run.state()).isEqualTo(Run.State.DONE);
    List<String> failures =
        new Quality(warehouse)
            .checks().stream()
                .filter(state -> state.failed())
                .map(state -> state.object() + ", " + state.check())
                .toList();
    System.out.println("failing checks: " + failures);
    if (failures.isEmpty()) {
      assertThat(rig.notes.notes())
          .containsExactly("run 1 well: all " + new Quality(warehouse).checks().size());
    } else {
      assertThat(rig.notes.notes()).hasSameSizeAs(failures);
    }
  }

  @Test
  void anObjectWithoutChecksIsSaid() {
    Run run = run("  - {id: check, uses: validate_data, with: {object: DATAMART.NOTHING}}\n");

    assertThat(run.state()).isEqualTo(Run.State.FAILED);
    assertThat(rig.runs.steps(run).getFirst().error())
        .contains("Cannot validate DATAMART.NOTHING: it has no checks");
  }
}
