package forewarn.prediction.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.prediction.registry.Decision.Kind;
import forewarn.prediction.registry.ModelCard.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From candidate to champion and back, on real models in real files. */
class LifecycleTest {
  private static final Path GOLDEN = Path.of("src/test/resources/models/outage/1");
  private static final String WHY = "better on the newest month";

  @TempDir Path models;

  @Test
  void promotesChallengesAndArchives() {
    ModelRegistry registry = registryOf(3);

    assertThat(stages(registry)).containsExactly(Stage.CHAMPION, Stage.CANDIDATE, Stage.CANDIDATE);
    registry.decide(Kind.CHALLENGE, model(2), "ann", WHY);
    assertThat(stages(registry)).containsExactly(Stage.CHAMPION, Stage.CHALLENGER, Stage.CANDIDATE);
    registry.promote("outage", "2", "ann", WHY);
    assertThat(stages(registry)).containsExactly(Stage.CANDIDATE, Stage.CHAMPION, Stage.CANDIDATE);
    assertThat(registry.challenger()).isEmpty();
    registry.decide(Kind.ARCHIVE, model(1), "ann", WHY);
    assertThat(stages(registry)).containsExactly(Stage.ARCHIVED, Stage.CHAMPION, Stage.CANDIDATE);
    registry.decide(Kind.RESTORE, model(1), "ann", WHY);
    assertThat(stages(registry)).containsExactly(Stage.CANDIDATE, Stage.CHAMPION, Stage.CANDIDATE);
  }

  @Test
  void rollsBackChampionByChampion() {
    ModelRegistry registry = registryOf(3);
    registry.promote("outage", "2", "ann", WHY);
    registry.promote("outage", "3", "ann", WHY);

    Decision first = registry.rollBack("bob", "alarms at night");
    assertThat(first.model()).isEqualTo(model(2));
    assertThat(first.replaced()).isEqualTo(model(3));
    assertThat(registry.rollBack("bob", "still").model()).isEqualTo(model(1));
    assertThatThrownBy(() -> registry.rollBack("bob", "again"))
        .isInstanceOf(ModelException.class)
        .hasMessage("Cannot roll back: no model was in use before this one");

    registry.promote("outage", "3", "ann", WHY);
    assertThat(registry.rollBack("bob", "worse").model()).isEqualTo(model(1));
    assertThat(registry.champion().orElseThrow().version()).isEqualTo("1");
  }

  @Test
  void aNewChallengerTakesThePlaceOfTheOld() {
    ModelRegistry registry = registryOf(3);
    registry.decide(Kind.CHALLENGE, model(2), "ann", WHY);

    Decision second = registry.decide(Kind.CHALLENGE, model(3), "ann", WHY);

    assertThat(second.replaced()).isEqualTo(model(2));
    assertThat(stages(registry)).containsExactly(Stage.CHAMPION, Stage.CANDIDATE, Stage.CHALLENGER);
    assertThat(registry.endChallenge("ann", "no better").model()).isEqualTo(model(3));
    assertThat(stages(registry)).containsExactly(Stage.CHAMPION, Stage.CANDIDATE, Stage.CANDIDATE);
  }

  @Test
  void refusesWhatAStageDoesNotAllow() {
    ModelRegistry registry = registryOf(3);
    registry.decide(Kind.CHALLENGE, model(2), "ann", WHY);
    registry.decide(Kind.ARCHIVE, model(3), "ann", WHY);
    int before = registry.decisions().size();

    refused(registry, Kind.ARCHIVE, 1, "archive", "it is in use: promote another first");
    refused(registry, Kind.PROMOTE, 1, "promote", "it is in use already");
    refused(registry, Kind.ARCHIVE, 2, "archive", "it is the challenger: end the challenge first");
    refused(registry, Kind.PROMOTE, 3, "promote", "it is archived: restore it first");
    refused(registry, Kind.CHALLENGE, 9, "challenge with", "it is not there");
    refused(registry, Kind.ROLL_BACK, 2, "roll back to", "it is not the champion before this one");
    assertThatThrownBy(() -> registry.promote("../../etc", "1", "ann", WHY))
        .hasMessage("Cannot promote model ../../etc version 1: it is not there");
    assertThatThrownBy(() -> registry.promote("outage", "2", "ann", " "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid why: 0 characters, 1 to 2000 are needed");
    assertThat(registry.decisions()).hasSize(before);
  }

  private static void refused(
      ModelRegistry registry, Kind what, int version, String verb, String reason) {
    assertThatThrownBy(() -> registry.decide(what, model(version), "ann", WHY))
        .isInstanceOf(ModelException.class)
        .hasMessage("Cannot " + verb + " model outage version " + version + ": " + reason);
  }

  @Test
  void refusesToUseAModelThatCannotBeLoaded() throws IOException {
    ModelRegistry registry = registryOf(2);
    Files.write(models.resolve("outage/2/model.ubj"), new byte[] {1, 2, 3});

    for (Kind what : List.of(Kind.PROMOTE, Kind.CHALLENGE)) {
      assertThatThrownBy(() -> registry.decide(what, model(2), "ann", WHY))
          .isInstanceOf(ModelException.class)
          .hasMessageStartingWith("Cannot load model outage version 2: the hash of ");
    }
    assertThat(registry.champion().orElseThrow().version()).isEqualTo("1");
    assertThat(registry.decisions()).hasSize(1);
  }

  @Test
  void keepsWhoDecidedWhatAndWhy() {
    registryOf(2).promote("outage", "2", "ann", "  " + WHY + " ");

    List<Decision> decisions = new ModelRegistry(models).decisions();
    assertThat(decisions).hasSize(2);
    assertThat(decisions.getFirst())
        .usingRecursiveComparison()
        .ignoringFields("at")
        .isEqualTo(
            new Decision(
                decisions.getFirst().at(),
                "ann",
                WHY,
                Kind.PROMOTE,
                model(2),
                Stage.CANDIDATE,
                Stage.CHAMPION,
                model(1)));
    assertThat(decisions.getLast().who()).isEqualTo("forewarn");
  }

  @Test
  void readsTheModelInUseAsEarlierReleasesWroteIt() throws IOException {
    registryOf(2);
    Files.delete(models.resolve("decisions.json"));
    Files.writeString(
        models.resolve("champion.json"),
        """
        {"name":"outage","version":"2","who":"eve","why":"as before","since":"2026-11-23T08:14:35.29Z"}
        """);
    ModelRegistry registry = new ModelRegistry(models);

    assertThat(registry.champion().orElseThrow().version()).isEqualTo("2");
    assertThat(registry.decisions()).extracting(Decision::who).containsExactly("eve");
    registry.promote("outage", "1", "ann", WHY);
    assertThat(new ModelRegistry(models).champion().orElseThrow().version()).isEqualTo("1");
    assertThat(registry.rollBack("ann", WHY).model()).isEqualTo(model(2));
  }

  @Test
  void tellsListenersOnceADecisionIsKept() {
    ModelRegistry registry = registryOf(2);
    List<String> inUse = new ArrayList<>();
    registry.whenDecided(decision -> inUse.add(registry.champion().orElseThrow().version()));

    registry.promote("outage", "2", "ann", WHY);
    registry.rollBack("ann", WHY);

    assertThat(inUse).containsExactly("2", "1");
  }

  @Test
  void listsWhatIsUsableBesideWhatIsNot() throws IOException {
    ModelRegistry registry = registryOf(4);
    Files.writeString(models.resolve("outage/2/card.json"), "{\"name\":");
    Files.delete(models.resolve("outage/3/card.json"));
    Files.copy(
        models.resolve("outage/1/card.json"),
        models.resolve("outage/4/card.json"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Files.createDirectories(models.resolve("outage/notes"));

    assertThat(registry.list()).extracting(ModelCard::version).containsExactly("1");
    assertThat(registry.unusable())
        .extracting(one -> one.model().version() + ": " + one.why())
        .anySatisfy(why -> assertThat(why).startsWith("2: Cannot read ").contains("model card"))
        .anySatisfy(why -> assertThat(why).startsWith("3: ").endsWith("it is not there"))
        .anySatisfy(why -> assertThat(why).endsWith("it is the card of outage version 1"))
        .hasSize(3);
    assertThat(registry.find("outage", "2")).isEmpty();
    assertThat(add(registry).version()).as("no number is given twice").isEqualTo("5");
  }

  private List<Stage> stages(ModelRegistry registry) {
    return registry.list().reversed().stream().map(ModelCard::stage).toList();
  }

  private ModelRegistry registryOf(int versions) {
    ModelRegistry registry = new ModelRegistry(models);
    for (int version = 0; version < versions; version++) {
      add(registry);
    }
    return registry;
  }

  /** One more of the stored model, under the next version. */
  private static ModelCard add(ModelRegistry registry) {
    try {
      ModelCard card = CardJson.read(Files.readString(GOLDEN.resolve("card.json")));
      return registry.add(card, Files.readAllBytes(GOLDEN.resolve("model.ubj")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ModelId model(int version) {
    return new ModelId("outage", Integer.toString(version));
  }
}
