package forewarn.warehouse.load;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Writes one batch in a second thread while the caller reads the next. For one caller. */
final class WriteAhead implements AutoCloseable {
  private final Consumer<Batch> write;
  private final ExecutorService executor = Executors.newSingleThreadExecutor(WriteAhead::thread);
  private @Nullable Future<?> pending;

  WriteAhead(Consumer<Batch> write) {
    this.write = write;
  }

  private static Thread thread(Runnable work) {
    return Thread.ofPlatform().name("stream-writer").daemon().unstarted(work);
  }

  /** Hands over a batch once the one before is written; fails if that one could not be. */
  void submit(Batch batch) {
    await();
    pending = executor.submit(() -> write.accept(batch));
  }

  /** Fails if the last batch could not be written; does not wait for one under way. */
  void check() {
    if (pending != null && pending.isDone()) {
      await();
    }
  }

  /** Waits until everything handed over is written. */
  void await() {
    Future<?> future = pending;
    pending = null;
    if (future == null) {
      return;
    }
    try {
      future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new KafkaException("Cannot write a batch", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Cannot write a batch: interrupted", e);
    }
  }

  @Override
  public void close() {
    executor.close();
  }
}
