package forewarn.prediction.registry;

import forewarn.prediction.scoring.OutageModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Trained models in a directory, one folder per name and version. Thread-safe. */
public final class ModelRegistry {
  private final Path directory;

  public ModelRegistry(Path directory) {
    this.directory = directory;
  }

  /** Every model, newest first. */
  public List<ModelCard> list() {
    throw new UnsupportedOperationException(directory.toString());
  }

  public Optional<ModelCard> find(String name, String version) {
    throw new UnsupportedOperationException(name + version);
  }

  /** The model in use, loaded; empty before the first training. */
  public Optional<OutageModel> champion() {
    throw new UnsupportedOperationException();
  }

  /**
   * Puts a model in use.
   *
   * @param who did it
   * @param why in words
   */
  public void promote(String name, String version, String who, String why) {
    throw new UnsupportedOperationException(name + version + who + why);
  }
}
