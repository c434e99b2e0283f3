package forewarn.prediction.registry;

import forewarn.prediction.feature.OutageFeatures;
import forewarn.prediction.registry.Decision.Kind;
import forewarn.prediction.registry.ModelCard.Stage;
import forewarn.prediction.scoring.BoosterContributions;
import forewarn.prediction.scoring.FeatureRanges;
import forewarn.prediction.scoring.Forest;
import forewarn.prediction.scoring.OutageModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;

/**
 * Trained models in a directory, {@code <name>/<version>/} with the model and its card. A model is
 * never changed once it is there; what it is used for follows from the decisions, which stand in a
 * file of their own. Thread-safe within one process; others may read meanwhile.
 */
public final class ModelRegistry {
  private static final int MOST_WORDS = 2_000;
  private static final int MOST_PROPOSALS = 100;

  private final ModelFiles files;
  private final Decisions decisions;
  private final KeptList<Proposal> proposals;
  private final LoadedModels loaded = new LoadedModels();
  private final List<Consumer<Decision>> listeners = new CopyOnWriteArrayList<>();

  /** The directory is made when the first model comes. */
  public ModelRegistry(Path directory) {
    this.files = new ModelFiles(directory);
    this.decisions = new Decisions(directory);
    this.proposals = new KeptList<>(directory.resolve("proposals.json"), Proposal.class);
  }

  /** Every model whose card can be read, newest first. */
  public List<ModelCard> list() {
    Lifecycle lifecycle = lifecycle();
    List<ModelCard> cards = new ArrayList<>();
    for (ModelId model : files.all()) {
      try {
        cards.add(staged(files.card(model), lifecycle));
      } catch (ModelException e) {
        // It is among the unusable ones.
      }
    }
    cards.sort(
        Comparator.comparing(ModelCard::createdAt)
            .thenComparingInt(card -> card.id().number())
            .reversed());
    return cards;
  }

  /** What is left out of the list, and why. */
  public List<UnusableModel> unusable() {
    List<UnusableModel> unusable = new ArrayList<>();
    for (ModelId model : files.all()) {
      try {
        files.card(model);
      } catch (ModelException e) {
        unusable.add(new UnusableModel(model, String.valueOf(e.getMessage())));
      }
    }
    return unusable;
  }

  /** A model of the list; empty when it is not there or its card cannot be read. */
  public Optional<ModelCard> find(String name, String version) {
    ModelId model = new ModelId(name, version);
    try {
      return files.holds(model)
          ? Optional.of(staged(files.card(model), lifecycle()))
          : Optional.empty();
    } catch (ModelException e) {
      return Optional.empty();
    }
  }

  /**
   * The model in use, loaded; empty before the first training.
   *
   * @throws ModelException when its files do not belong together or to this release
   */
  public Optional<OutageModel> champion() {
    return lifecycle().champion().map(this::load);
  }

  /**
   * The model in the shadow, loaded; empty when there is none.
   *
   * @throws ModelException when its files do not belong together or to this release
   */
  public Optional<OutageModel> challenger() {
    return lifecycle().challenger().map(this::load);
  }

  private OutageModel load(ModelId model) {
    if (!files.holds(model)) {
      throw new ModelException("Cannot load model " + model + ": it is not there");
    }
    return load(files.card(model));
  }

  /**
   * Loads a model of the list; those asked for last are kept.
   *
   * @throws ModelException when its files do not belong together or to this release
   */
  public OutageModel load(ModelCard card) {
    return loaded.find(card, files.modelFile(card.id()), () -> read(card));
  }

  private OutageModel read(ModelCard card) {
    byte[] bytes = modelFile(card);
    if (!card.features().equals(OutageFeatures.names())) {
      throw new ModelException(
          "Cannot load model %s: it was trained on other features: %s"
              .formatted(card.id(), card.features()));
    }
    try {
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
    } catch (IOException | XGBoostError | IllegalArgumentException e) {
      throw new ModelException("Cannot load model " + card.id() + ": " + e.getMessage(), e);
    }
  }

  /**
   * The file of a model, in XGBoost's binary form.
   *
   * @throws ModelException when it is not the one its card speaks of
   */
  public byte[] modelFile(ModelCard card) {
    Path file = files.modelFile(card.id());
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (!hash(bytes).equals(card.sha256())) {
        throw new ModelException(
            "Cannot load model %s: the hash of %s is %s, its card says %s"
                .formatted(card.id(), file, hash(bytes), card.sha256()));
      }
      return bytes;
    } catch (IOException e) {
      throw new ModelException("Cannot load model " + card.id() + ": no " + file, e);
    }
  }

  /**
   * Puts a model in use.
   *
   * @param who did it
   * @param why in words
   * @throws ModelException when it cannot be loaded; the one in use stays
   */
  public Decision promote(String name, String version, String who, String why) {
    return decide(Kind.PROMOTE, new ModelId(name, version), who, why);
  }

  /**
   * Puts the champion before this one in use again.
   *
   * @throws ModelException when there was none, or it cannot be loaded
   */
  public Decision rollBack(String who, String why) {
    ModelId former =
        lifecycle()
            .formerChampion()
            .orElseThrow(
                () -> new ModelException("Cannot roll back: no model was in use before this one"));
    return decide(Kind.ROLL_BACK, former, who, why);
  }

  /** Takes the challenger out of the shadow; throws {@link ModelException} when there is none. */
  public Decision endChallenge(String who, String why) {
    ModelId challenger =
        lifecycle()
            .challenger()
            .orElseThrow(
                () -> new ModelException("Cannot end the challenge: there is no challenger"));
    return decide(Kind.END_CHALLENGE, challenger, who, why);
  }

  /**
   * Decides about a model. Whoever listens has heard of it when this returns.
   *
   * @param who a user's name, or {@link Decision#FOREWARN}
   * @param why in words, at least one
   * @throws ModelException when its stage does not allow that or it cannot be loaded; nothing has
   *     changed then
   * @throws IllegalArgumentException when {@code why} or {@code who} is empty or too long
   */
  public Decision decide(Kind what, ModelId model, String who, String why) {
    Decision decision = write(what, model, words("who", who), words("why", why));
    listeners.forEach(listener -> listener.accept(decision));
    return decision;
  }

  private synchronized Decision write(Kind what, ModelId model, String who, String why) {
    String cannot = "Cannot " + what.verb() + " model " + model + ": ";
    if (!files.holds(model)) {
      throw new ModelException(cannot + "it is not there");
    }
    Lifecycle before = lifecycle();
    Stage from = before.stage(model);
    String obstacle =
        what == Kind.ROLL_BACK && !before.formerChampion().filter(model::equals).isPresent()
            ? "it is not the champion before this one"
            : what.obstacle(from);
    if (obstacle != null) {
      throw new ModelException(cannot + obstacle);
    }
    if (what.puts()) {
      load(model);
    }
    Decision decision =
        new Decision(
            Instant.now(), who, why, what, model, from, what.result(), replaced(what, before));
    decisions.add(decision);
    return decision;
  }

  private static @Nullable ModelId replaced(Kind what, Lifecycle before) {
    return switch (what) {
      case PROMOTE, ROLL_BACK -> before.champion().orElse(null);
      case CHALLENGE -> before.challenger().orElse(null);
      case END_CHALLENGE, ARCHIVE, RESTORE -> null;
    };
  }

  private static String words(String field, String text) {
    String stripped = text.strip();
    if (stripped.isEmpty() || stripped.length() > MOST_WORDS) {
      throw new IllegalArgumentException(
          "Invalid %s: %d characters, 1 to %d are needed"
              .formatted(field, stripped.length(), MOST_WORDS));
    }
    return stripped;
  }

  /** Every decision, newest first. */
  public List<Decision> decisions() {
    return decisions.read().reversed();
  }

  /** What retrainings came to, the newest first; the oldest are dropped. */
  public List<Proposal> proposals() {
    return proposals.read().reversed();
  }

  /** Keeps what a retraining came to. */
  public synchronized void propose(Proposal proposal) {
    List<Proposal> all = new ArrayList<>(proposals.read());
    all.add(proposal);
    proposals.write(all.subList(Math.max(0, all.size() - MOST_PROPOSALS), all.size()));
  }

  /** Tells of every decision from now on, in the thread of whoever decides. */
  public void whenDecided(Consumer<Decision> listener) {
    listeners.add(listener);
  }

  /**
   * Stores a model under the next version of its name; the first one ever is put in use.
   *
   * @param card without version and hash
   * @param model XGBoost's binary form
   * @return the card with them
   */
  public ModelCard add(ModelCard card, byte[] model) {
    ModelCard complete;
    synchronized (this) {
      complete = card.registered(files.nextVersion(card.name()), hash(model));
      files.add(complete, model);
    }
    if (lifecycle().champion().isEmpty()) {
      decide(Kind.PROMOTE, complete.id(), Decision.FOREWARN, "the first model");
    }
    return staged(complete, lifecycle());
  }

  private Lifecycle lifecycle() {
    return Lifecycle.after(decisions.read());
  }

  private static ModelCard staged(ModelCard card, Lifecycle lifecycle) {
    return card.withStage(lifecycle.stage(card.id()));
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot verify models: this Java has no SHA-256", e);
    }
  }
}
