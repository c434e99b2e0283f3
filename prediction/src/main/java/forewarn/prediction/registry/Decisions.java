package forewarn.prediction.registry;

import forewarn.prediction.registry.Decision.Kind;
import forewarn.prediction.registry.ModelCard.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every decision, oldest first, in one file: which model is in use and how that came about can
 * never disagree. Directories of before this file hold the model in use alone, in {@code
 * champion.json}, which counts until the first decision.
 */
final class Decisions {
  private final KeptList<Decision> kept;
  private final Path formerFile;

  Decisions(Path directory) {
    this.kept = new KeptList<>(directory.resolve("decisions.json"), Decision.class);
    this.formerFile = directory.resolve("champion.json");
  }

  private record Chosen(String name, String version, String who, String why, Instant since) {
    Decision decision() {
      ModelId model = new ModelId(name, version);
      return new Decision(
          since, who, why, Kind.PROMOTE, model, Stage.CANDIDATE, Stage.CHAMPION, null);
    }
  }

  List<Decision> read() {
    if (kept.isThere() || !Files.exists(formerFile)) {
      return kept.read();
    }
    try {
      String json = Files.readString(formerFile);
      return List.of(JsonMapper.shared().readValue(json, Chosen.class).decision());
    } catch (IOException | JacksonException e) {
      throw new ModelException(
          "Cannot tell the model in use from " + formerFile + ": " + e.getMessage(), e);
    }
  }

  void add(Decision decision) {
    List<Decision> all = new ArrayList<>(read());
    all.add(decision);
    kept.write(all);
  }
}
