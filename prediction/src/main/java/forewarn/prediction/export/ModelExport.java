package forewarn.prediction.export;

import forewarn.prediction.registry.CardJson;
import forewarn.prediction.registry.ModelCard;
import forewarn.prediction.registry.ModelException;
import forewarn.prediction.registry.ModelRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Writes a model as one file. */
public final class ModelExport {
  private ModelExport() {}

  /** What to write. */
  public enum Format {
    /** A zip with MLflow's directory layout. */
    MLFLOW("application/zip", ".zip"),
    /** The card. */
    CARD("application/json", "-card.json"),
    /** XGBoost's binary form, as it is kept. */
    MODEL("application/octet-stream", ".ubj");

    private final String mediaType;
    private final String ending;

    Format(String mediaType, String ending) {
      this.mediaType = mediaType;
      this.ending = ending;
    }

    /** By its name in any case. */
    public static Optional<Format> find(String name) {
      return Arrays.stream(values())
          .filter(format -> format.name().equals(name.toUpperCase(Locale.ROOT)))
          .findFirst();
    }

    public String mediaType() {
      return mediaType;
    }

    /** Without a folder. */
    public String fileName(ModelCard card) {
      return card.name() + "-" + card.version() + ending;
    }
  }

  /**
   * The content of the file.
   *
   * @throws ModelException when the model's file is not the one its card speaks of
   */
  public static byte[] of(ModelRegistry registry, ModelCard card, Format format) {
    return switch (format) {
      case MLFLOW -> new MlflowFolder(card, registry.modelFile(card)).zip();
      case CARD -> CardJson.write(card).getBytes(StandardCharsets.UTF_8);
      case MODEL -> registry.modelFile(card);
    };
  }
}
