package forewarn.prediction.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.prediction.SyntheticHistory;
import forewarn.prediction.TestModel;
import forewarn.prediction.feature.OutageFeatures;
import forewarn.prediction.registry.ModelCard.Stage;
import forewarn.prediction.scoring.OutageModel;
import forewarn.prediction.scoring.SingleScoring;
import forewarn.prediction.training.OutageTraining;
import forewarn.telemetry.HourlyRecords;
import forewarn.warehouse.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRegistryTest {
  private static final Path GOLDEN = Path.of("src/test/resources/models");
  private static final SyntheticHistory HISTORY = SyntheticHistory.of(20, 800, 4);

  @TempDir Path models;

  @Test
  void isEmptyBeforeTheFirstTraining() {
    ModelRegistry registry = new ModelRegistry(models.resolve("none"));

    assertThat(registry.list()).isEmpty();
    assertThat(registry.champion()).isEmpty();
    assertThat(registry.find("outage", "1")).isEmpty();
  }

  @Test
  void putsAnotherModelInUse() {
    ModelRegistry registry = trained(2);

    registry.promote("outage", "2", "ann", "newer data");

    assertThat(new ModelRegistry(models).champion().orElseThrow().version()).isEqualTo("2");
    assertThat(registry.list())
        .extracting(ModelCard::version, ModelCard::stage)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("1", Stage.CANDIDATE),
            org.assertj.core.groups.Tuple.tuple("2", Stage.CHAMPION));
    assertThat(models.resolve("decisions.json")).content().contains("ann", "newer data");
  }

  @Test
  void refusesToPutAModelInUseThatIsNotThere() {
    ModelRegistry registry = trained(1);

    assertThatThrownBy(() -> registry.promote("outage", "7", "ann", "why not"))
        .isInstanceOf(ModelException.class)
        .hasMessage("Cannot promote model outage version 7: it is not there");
    assertThat(registry.champion().orElseThrow().version()).isEqualTo("1");
  }

  @Test
  void refusesAModelWhoseFileWasChanged() throws IOException {
    ModelRegistry registry = trained(1);
    Path file = models.resolve("outage/1/model.ubj");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    assertThatThrownBy(registry::champion)
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("Cannot load model outage version 1: the hash of " + file);
  }

  @Test
  void overlooksAModelThatWasNotWrittenToItsEnd() throws IOException {
    ModelRegistry registry = trained(1);
    Files.createDirectories(models.resolve("outage/.2"));
    Files.writeString(models.resolve("outage/.2/card.json"), "{");

    assertThat(registry.list()).hasSize(1);
    assertThat(train(registry).version()).isEqualTo("2");
  }

  /** The files under src/test/resources/models are of an earlier day and never made anew. */
  @Test
  void loadsAModelThatWasSavedBefore() {
    ModelRegistry registry = new ModelRegistry(GOLDEN);

    ModelCard card = registry.find("outage", "1").orElseThrow();
    assertThat(card.createdAt()).isEqualTo("2026-11-23T08:14:33.858Z");
    assertThat(card.metrics()).containsKey("test");
    OutageModel model = registry.champion().orElseThrow();
    assertThat(model.threshold()).isEqualTo(card.threshold());
    assertThat(model.probability(new float[OutageFeatures.COUNT])).isEqualTo(0.8998507523916679);
    assertThat(new SingleScoring(model).score(HourlyRecords.quiet()).outageExpected()).isFalse();
  }

  private ModelRegistry trained(int versions) {
    ModelRegistry registry = new ModelRegistry(models);
    for (int version = 0; version < versions; version++) {
      train(registry);
    }
    return registry;
  }

  private static ModelCard train(ModelRegistry registry) {
    return new OutageTraining(registry).train(HISTORY, TestModel.settings(), Progress.none());
  }
}
