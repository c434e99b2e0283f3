package forewarn.prediction.registry;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.prediction.feature.OutageFeatures;
import forewarn.prediction.registry.Decision.Kind;
import forewarn.prediction.registry.ModelCard.Stage;
import forewarn.prediction.scoring.OutageModel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Models as releases wrote them, never made anew: {@code models} by the first, with the model in
 * use in a file of its own, {@code models-with-decisions} by the one with a life cycle. What fails
 * here fails in somebody's data directory.
 */
class GoldenModelsTest {
  private static final ModelRegistry FIRST = open("models");
  private static final ModelRegistry WITH_DECISIONS = open("models-with-decisions");

  private static ModelRegistry open(String folder) {
    return new ModelRegistry(Path.of("src/test/resources").resolve(folder));
  }

  @Test
  void predictToTheBitWhatTheyPredictedThen() {
    assertThat(margins(FIRST, "1")).containsExactly(2.1955674f, -0.62666404f);
    assertThat(margins(WITH_DECISIONS, "1")).containsExactly(0.59470004f, -2.094151f);
    assertThat(margins(WITH_DECISIONS, "2")).containsExactly(1.2076266f, -4.5891757f);
    OutageModel calibrated = WITH_DECISIONS.load(WITH_DECISIONS.find("outage", "2").orElseThrow());
    assertThat(calibrated.probability(ramp())).isEqualTo(0.010059018801366493);
    assertThat(calibrated.threshold()).isEqualTo(0.07853568005282277);
  }

  /** Of a record of zeros, and of one of 0, 1, 2 and so on. */
  private static float[] margins(ModelRegistry registry, String version) {
    OutageModel model = registry.load(registry.find("outage", version).orElseThrow());
    return new float[] {
      model.forest().margin(new float[OutageFeatures.COUNT]), model.forest().margin(ramp())
    };
  }

  private static float[] ramp() {
    float[] ramp = new float[OutageFeatures.COUNT];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = i;
    }
    return ramp;
  }

  @Test
  void aCardOfTheFirstReleaseIsReadWithoutWhatItDoesNotHave() {
    ModelCard card = FIRST.find("outage", "1").orElseThrow();

    assertThat(card.stage()).isEqualTo(Stage.CHAMPION);
    assertThat(card.segments()).isEmpty();
    assertThat(card.comparison()).isEmpty();
    assertThat(card.distributions()).isEmpty();
    assertThat(card.data().fingerprint()).isEmpty();
    assertThat(FIRST.decisions()).extracting(Decision::why).containsExactly("the first model");
    assertThat(FIRST.proposals()).isEmpty();
  }

  @Test
  void stagesDecisionsAndProposalsAreReadBack() {
    assertThat(WITH_DECISIONS.unusable()).isEmpty();
    assertThat(WITH_DECISIONS.list())
        .extracting(ModelCard::stage)
        .containsExactly(Stage.CHALLENGER, Stage.CHAMPION);
    assertThat(WITH_DECISIONS.decisions())
        .extracting(Decision::what)
        .containsExactly(Kind.CHALLENGE, Kind.PROMOTE);
    Proposal proposal = WITH_DECISIONS.proposals().getFirst();
    assertThat(proposal.recommended()).isTrue();
    assertThat(proposal.candidate()).isEqualTo(new ModelId("outage", "2"));
    assertThat(proposal.hours().candidate().rows()).isEqualTo(3360);
    ModelCard card = WITH_DECISIONS.find("outage", "1").orElseThrow();
    assertThat(card.data().fingerprint()).isEqualTo("c462a9016e0e1a5d");
    assertThat(card.distributions()).containsKey("elevated_hours");
    assertThat(card.comparison()).isNotEmpty();
  }
}
