package forewarn.prediction.registry;

import forewarn.prediction.feature.OutageFeatures;
import forewarn.prediction.registry.ModelCard.Stage;
import forewarn.prediction.scoring.BoosterContributions;
import forewarn.prediction.scoring.FeatureRanges;
import forewarn.prediction.scoring.Forest;
import forewarn.prediction.scoring.OutageModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Trained models in a directory, {@code <name>/<version>/} with the model and its card. A model is
 * never changed once it is there; which one is in use stands in a file of its own. Thread-safe
 * within one process.
 */
public final class ModelRegistry {
  private static final String MODEL = "model.ubj";
  private static final String CARD = "card.json";

  private final Path directory;
  private final ChampionFile champion;

  /** The directory is made when the first model comes. */
  public ModelRegistry(Path directory) {
    this.directory = directory;
    this.champion = new ChampionFile(directory);
  }

  /** Every model, newest first. */
  public List<ModelCard> list() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory, 3)) {
      return files
          .filter(file -> file.endsWith(CARD) && !isUnfinished(file))
          .map(this::readCard)
          .sorted(Comparator.comparing(ModelCard::createdAt).reversed())
          .toList();
    } catch (IOException e) {
      throw new ModelException("Cannot list models in " + directory + ": " + e.getMessage(), e);
    }
  }

  public Optional<ModelCard> find(String name, String version) {
    return list().stream()
        .filter(card -> card.name().equals(name) && card.version().equals(version))
        .findFirst();
  }

  /**
   * The model in use, loaded; empty before the first training.
   *
   * @throws ModelException when its files do not belong together or to this release
   */
  public Optional<OutageModel> champion() {
    return champion
        .read()
        .map(chosen ->
            find(chosen.name(), chosen.version())
                .orElseThrow(() ->
                    new ModelException(
                        "Cannot load model " + chosen.label() + ": it is not there")))
        .map(this::load);
  }

  /**
   * Loads a model of the list.
   *
   * @throws ModelException when its files do not belong together or to this release
   */
  public OutageModel load(ModelCard card) {
    String label = label(card.name(), card.version());
    Path file = folder(card.name(), card.version()).resolve(MODEL);
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (!hash(bytes).equals(card.sha256())) {
        throw new ModelException(
            "Cannot load model %s: the hash of %s is %s, its card says %s"
                .formatted(label, file, hash(bytes), card.sha256()));
      }
      if (!card.features().equals(OutageFeatures.names())) {
        throw new ModelException(
            "Cannot load model %s: it was trained on other features: %s"
                .formatted(label, card.features()));
      }
      Booster booster = XGBoost.loadModel(bytes);
      booster.setParam("nthread", 1);
      return new OutageModel(
          card.name(),
          card.version(),
          card.threshold(),
          card.calibration(),
          Forest.read(booster.toByteArray("json"), card.trees()),
          FeatureRanges.of(card.distributions()),
          new BoosterContributions(booster, card.trees()));
    } catch (IOException | XGBoostError e) {
      throw new ModelException("Cannot load model " + label + ": " + e.getMessage(), e);
    }
  }

  /**
   * Puts a model in use.
   *
   * @param who did it
   * @param why in words
   * @throws ModelException when it cannot be loaded; the one in use stays
   */
  public synchronized void promote(String name, String version, String who, String why) {
    ModelCard card =
        find(name, version)
            .orElseThrow(() ->
                new ModelException(
                    "Cannot promote model " + label(name, version) + ": it is not there"));
    load(card);
    champion.write(new ChampionFile.Chosen(name, version, who, why, Instant.now()));
  }

  /**
   * Stores a model under the next version of its name; the first one ever is put in use.
   *
   * @param card without version and hash
   * @param model XGBoost's binary form
   * @return the card with them
   */
  public synchronized ModelCard add(ModelCard card, byte[] model) {
    ModelCard complete = card.registered(nextVersion(card.name()), hash(model));
    Path folder = folder(complete.name(), complete.version());
    Path unfinished = folder.resolveSibling("." + complete.version());
    try {
      Files.createDirectories(unfinished);
      Files.write(unfinished.resolve(MODEL), model);
      Files.writeString(unfinished.resolve(CARD), CardJson.writeForFile(complete));
      Files.move(unfinished, folder);
    } catch (IOException e) {
      throw new ModelException("Cannot store model in " + folder + ": " + e.getMessage(), e);
    }
    if (champion.read().isEmpty()) {
      promote(complete.name(), complete.version(), "forewarn", "the first model");
    }
    return staged(complete);
  }

  private String nextVersion(String name) {
    int newest =
        list().stream()
            .filter(card -> card.name().equals(name))
            .mapToInt(card -> Integer.parseInt(card.version()))
            .max()
            .orElse(0);
    return Integer.toString(newest + 1);
  }

  private ModelCard readCard(Path file) {
    try {
      return staged(CardJson.read(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      throw new ModelException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private ModelCard staged(ModelCard card) {
    boolean inUse =
        champion
            .read()
            .filter(c -> c.name().equals(card.name()) && c.version().equals(card.version()))
            .isPresent();
    return card.withStage(inUse ? Stage.CHAMPION : Stage.CANDIDATE);
  }

  private Path folder(String name, String version) {
    return directory.resolve(name).resolve(version);
  }

  // A folder whose name starts with a dot is being written, or was when the process died.
  private static boolean isUnfinished(Path card) {
    for (Path part : card) {
      if (part.toString().matches("[.][0-9]+")) {
        return true;
      }
    }
    return false;
  }

  private static String label(String name, String version) {
    return name + " version " + version;
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot verify models: this Java has no SHA-256", e);
    }
  }
}
