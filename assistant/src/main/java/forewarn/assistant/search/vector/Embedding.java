package forewarn.assistant.search.vector;

import ai.onnxruntime.OrtEnvironment;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a text into a vector that is near those of texts with a like meaning. The model runs in
 * this process and needs no network. It is loaded when first asked for; where it cannot run, there
 * are no vectors, and search goes on by words. Thread-safe.
 */
public final class Embedding {
  /** How many numbers a vector has. */
  public static final int WIDTH = 384;

  private static final Logger log = LoggerFactory.getLogger(Embedding.class);
  // What is behind is cut off: the model reads some 250 words.
  private static final int LONGEST = 1500;
  // For a command line of 400,000 characters.
  private static final long ENOUGH_STACK = 128L << 20;

  private @Nullable AllMiniLmL6V2QuantizedEmbeddingModel model;
  private boolean failed;

  /** The vector of a text, as bytes that compare like the numbers; null when no model runs. */
  public byte @Nullable [] of(String text) {
    AllMiniLmL6V2QuantizedEmbeddingModel loaded = load();
    if (loaded == null) {
      return null;
    }
    String read = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    return bytes(loaded.embed(read.isBlank() ? "-" : read).content().vector());
  }

  private synchronized @Nullable AllMiniLmL6V2QuantizedEmbeddingModel load() {
    if (model == null && !failed) {
      try {
        prepareRuntime();
        model = new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);
      } catch (RuntimeException | LinkageError e) {
        failed = true;
        log.warn("Cannot load the embedding model; texts are searched by words only", e);
      }
    }
    return model;
  }

  // As it starts, the runtime matches the command line of the process with a regular expression
  // that
  // takes 260 bytes of stack for each character: a spelled-out class path ends the whole process on
  // a thread of usual size. Stack that is not used costs nothing.
  private static void prepareRuntime() {
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Thread thread =
        new Thread(null, OrtEnvironment::getEnvironment, "embedding runtime", ENOUGH_STACK);
    thread.setUncaughtExceptionHandler((failed, e) -> failure.set(e));
    thread.start();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    Throwable e = failure.get();
    if (e != null) {
      throw new IllegalStateException("Cannot start the runtime of the embedding model", e);
    }
  }

  // The largest becomes 127: direction is kept, length is not, and only direction is compared.
  static byte[] bytes(float[] vector) {
    float largest = 1e-9f;
    for (float value : vector) {
      largest = Math.max(largest, Math.abs(value));
    }
    byte[] bytes = new byte[vector.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round(vector[i] / largest * 127);
    }
    return bytes;
  }
}
