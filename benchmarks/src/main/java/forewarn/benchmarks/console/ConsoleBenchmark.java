package forewarn.benchmarks.console;

import forewarn.console.ForewarnProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How long pages and their data take from the real program as a process of its own, over two years
 * of the reference network while the stream runs: by one reader, then by several at once, at each
 * speed of the simulator. The first calls of each reader warm up and are not counted.
 */
@Command(
    name = "console",
    mixinStandardHelpOptions = true,
    description = "Measures pages and their data calls on two years of history.")
public final class ConsoleBenchmark implements Callable<Integer> {
  private static final Duration HISTORY_PATIENCE = Duration.ofMinutes(60);
  private static final int WARM_UP_ROUNDS = 3;

  @Mixin private HistoryOptions history = new HistoryOptions();

  @Option(
      names = "--calls",
      defaultValue = "60",
      description = "Calls of each address in each part (default: ${DEFAULT-VALUE}).")
  private int calls;

  @Option(
      names = "--readers",
      defaultValue = "4",
      description = "Readers at once in the second part (default: ${DEFAULT-VALUE}).")
  private int readers;

  @Option(
      names = "--speeds",
      split = ",",
      defaultValue = "720,36000",
      description =
          "Speeds of the simulator, in simulated seconds a second (default: ${DEFAULT-VALUE}).")
  private List<Integer> speeds = List.of();

  @Option(
      names = "--only",
      defaultValue = "",
      description = "Only addresses that hold this text (default: all).")
  private String only = "";

  @Option(names = "--seed", description = "Of what is drawn (default: another one each time).")
  private long seed = System.nanoTime();

  /** Runs it with these options and gives the exit code. */
  public static int execute(String... arguments) {
    return new CommandLine(new ConsoleBenchmark()).execute(arguments);
  }

  @Override
  public Integer call() throws Exception {
    System.out.printf(
        "seed %d, %d calls of each, %d cores%n",
        seed, calls, Runtime.getRuntime().availableProcessors());
    for (int speed : speeds) {
      try (ForewarnProcess forewarn =
          ForewarnProcess.start(
              history.work(), "--history", history.length(), "--speed", Integer.toString(speed))) {
        forewarn.awaitLive(HISTORY_PATIENCE);
        System.out.printf(
            "%nspeed %d, %s hourly rows%n",
            speed, forewarn.queryValue("select count(*) from DATAMART.FACT_ML_FEATURES"));
        measure(forewarn.url(), 1).print("one reader");
        measure(forewarn.url(), readers).print(readers + " readers at once");
      }
    }
    return 0;
  }

  private Figures measure(String url, int atOnce) throws Exception {
    List<Address> addresses =
        Address.ALL.stream().filter(address -> address.name().contains(only)).toList();
    Figures figures = new Figures(addresses);
    try (ExecutorService pool = Executors.newFixedThreadPool(atOnce)) {
      List<Future<?>> reading = new ArrayList<>();
      for (int reader : IntStream.range(0, atOnce).toArray()) {
        reading.add(
            pool.submit(() -> {
              read(url, addresses, new Random(seed + 31L * reader + atOnce), figures, atOnce);
              return null;
            }));
      }
      for (Future<?> one : reading) {
        one.get();
      }
    }
    return figures;
  }

  private void read(String url, List<Address> addresses, Random random, Figures figures, int atOnce)
      throws IOException, InterruptedException {
    List<Address> order = new ArrayList<>(addresses);
    int rounds = Math.ceilDiv(calls, atOnce);
    try (Session session = Session.logIn(url)) {
      for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
        Collections.shuffle(order, random);
        for (Address address : order) {
          Session.Answer answer = session.get(address.drawn().apply(random));
          if (round >= 0) {
            figures.add(address, answer);
          }
        }
      }
    }
  }
}
