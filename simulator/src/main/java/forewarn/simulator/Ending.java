package forewarn.simulator;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The end of a program that runs until it is told to stop: a signal, or the end of standard input,
 * which is also the end of the parent process. The program's work is let finish first.
 */
final class Ending implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);

  private Ending() {}

  /** Watches for signals and standard input from now on. */
  static Ending watch() {
    Ending ending = new Ending();
    Runtime.getRuntime().addShutdownHook(new Thread(ending::letFinish, "ending"));
    Thread.ofPlatform().daemon().name("standard-input").start(Ending::exitAfterInput);
    return ending;
  }

  /** Reaches zero when the program is to stop. */
  CountDownLatch stop() {
    return stop;
  }

  /** Says that the work is finished. */
  @Override
  public void close() {
    finished.countDown();
  }

  private void letFinish() {
    stop.countDown();
    try {
      finished.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void exitAfterInput() {
    try {
      while (System.in.read() >= 0) {
        // What the parent writes has no meaning; only that it is there has.
      }
    } catch (IOException e) {
      // Input that cannot be read has ended, too.
    }
    System.exit(0);
  }
}
