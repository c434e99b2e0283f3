package forewarn.prediction.registry;

import forewarn.prediction.scoring.OutageModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The models that were last asked for, loaded: a version never changes. One whose file is another
 * one nevertheless is loaded again, and so refused. Thread-safe.
 */
final class LoadedModels {
  private static final int MOST = 4;

  private final Map<Key, OutageModel> loaded =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, OutageModel> eldest) {
          return size() > MOST;
        }
      };

  private record Key(ModelCard card, FileTime changed, long size) {
    static Key of(ModelCard card, Path file) {
      try {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
        return new Key(card, found.lastModifiedTime(), found.size());
      } catch (IOException e) {
        throw new ModelException("Cannot load model " + card.id() + ": no " + file, e);
      }
    }
  }

  /** The model of a card and a file, loaded by the supplier when it is not there yet. */
  OutageModel find(ModelCard card, Path file, Supplier<OutageModel> load) {
    // Its stage is no part of it.
    Key key = Key.of(card.withStage(ModelCard.Stage.CANDIDATE), file);
    synchronized (loaded) {
      return loaded.computeIfAbsent(key, missing -> load.get());
    }
  }
}
