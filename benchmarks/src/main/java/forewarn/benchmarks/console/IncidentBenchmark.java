package forewarn.benchmarks.console;

import forewarn.console.fixture.Http;
import forewarn.console.fixture.TestConsole;
import forewarn.operations.alarm.AlarmTable;
import forewarn.operations.alarm.ProbableCause;
import forewarn.operations.incident.Incident;
import forewarn.operations.incident.SampleIncidents;
import forewarn.operations.incident.State;
import forewarn.operations.store.Database;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long an operator waits for the queue, an incident and each action while very many alarms
 * stand: requests of one reader to the real web server over a real store. The first calls warm up
 * and are not counted.
 */
@Command(
    name = "incidents",
    mixinStandardHelpOptions = true,
    description = "Measures pages and actions of incidents while very many alarms stand.")
public final class IncidentBenchmark implements Callable<Integer> {
  private static final int AIM_MILLIS = 200;
  private static final int CLUSTERS_PER_OLT = 12;
  private static final int ALARMS_OF_PAST = 4;
  private static final int AT_ONCE = 100;
  private static final String FORM = "application/x-www-form-urlencoded";

  @Option(
      names = "--open",
      defaultValue = "5000",
      description = "Open incidents (default: ${DEFAULT-VALUE}).")
  private int open;

  @Option(
      names = "--alarms",
      defaultValue = "100000",
      description = "Standing alarms, in equal parts (default: ${DEFAULT-VALUE}).")
  private int alarms;

  @Option(
      names = "--past",
      defaultValue = "5000",
      description = "Incidents that have ended (default: ${DEFAULT-VALUE}).")
  private int past;

  @Option(
      names = "--calls",
      defaultValue = "60",
      description = "Calls of each kind (default: ${DEFAULT-VALUE}).")
  private int calls;

  @Option(names = "--seed", description = "Of what is drawn (default: another one each time).")
  private long seed = System.nanoTime();

  /** Runs it with these options and gives the exit code. */
  public static int execute(String... arguments) {
    return new CommandLine(new IncidentBenchmark()).execute(arguments);
  }

  @Override
  public Integer call() throws Exception {
    System.out.printf(
        "seed %d, %d calls of each, %d cores%n",
        seed, calls, Runtime.getRuntime().availableProcessors());
    try (TestConsole console = TestConsole.starting()) {
      Database database = console.beans(Database.class).iterator().next();
      List<Incident> incidents = fill(database);
      System.out.printf(
          "%,d open incidents, %,d that have ended, %,d standing alarms%n",
          incidents.size(), past, new AlarmTable(database).countStanding());
      measure(console, incidents);
    }
    return 0;
  }

  private List<Incident> fill(Database database) {
    SampleIncidents sample =
        new SampleIncidents(database, InstantSource.system(), new Random(seed));
    return database.inTransaction(() -> {
      for (int i = 0; i < past; i++) {
        State state = i % 4 == 0 ? State.AVERTED : State.RESOLVED;
        ProbableCause cause = ProbableCause.values()[i % ProbableCause.values().length];
        Incident ended = sample.past(cluster(i % open), state, cause, 2 + i % 700);
        sample.alarms(ended, ALARMS_OF_PAST, olt(i % open));
      }
      List<Incident> incidents =
          sample.open(IntStream.range(0, open).mapToObj(IncidentBenchmark::cluster).toList());
      for (int i = 0; i < open; i++) {
        sample.alarms(incidents.get(i), alarms / open, olt(i));
      }
      return incidents;
    });
  }

  private static String cluster(int i) {
    return "BENCH-CL" + i;
  }

  private static String olt(int i) {
    return "OLT-BENCH-" + i / CLUSTERS_PER_OLT;
  }

  private void measure(TestConsole console, List<Incident> incidents) {
    Http reader = Http.browser(console);
    reader.logIn(TestConsole.ADMIN, TestConsole.PASSWORD);
    String token = reader.token("/incidents");
    Random random = new Random(seed + 1);
    IntFunction<String> any = i -> incidents.get(random.nextInt(incidents.size())).id();
    System.out.printf("%n%-34s %9s %9s %9s%n", "ms", "p50", "p95", "longest");
    time("queue page", i -> reader.get("/incidents"));
    time("queue page, a later one", i -> reader.get("/incidents?page=" + (2 + i % 50)));
    time(
        "queue page, text and severity",
        i -> reader.get("/incidents?severity=critical&text=cl" + random.nextInt(open)));
    time("queue page, closed", i -> reader.get("/incidents?tab=closed"));
    time("figures of 30 days", i -> reader.get("/incidents?days=30"));
    time("one incident", i -> reader.get("/incidents/" + any.apply(i)));
    time("API, 100 incidents", i -> reader.get("/api/v1/incidents?limit=100"));
    time("overview's panel and page", i -> reader.get("/"));
    time("acknowledge one", i -> act(reader, token, "acknowledge", any.apply(i)));
    // Each hundred is acknowledged once only: a second time there is nothing to be done.
    time(
        "acknowledge 100",
        i ->
            act(
                reader,
                token,
                "acknowledge",
                IntStream.range(0, AT_ONCE)
                    .mapToObj(k -> incidents.get((i * AT_ONCE + k) % incidents.size()).id())
                    .collect(Collectors.joining("&ids="))));
    time(
        "assign 100",
        i ->
            act(
                reader,
                token,
                i % 2 == 0 ? "assign-me" : "assign",
                IntStream.range(0, AT_ONCE)
                    .mapToObj(k -> incidents.get((i / 2 * AT_ONCE + k) % incidents.size()).id())
                    .collect(Collectors.joining("&ids="))));
    time("shelve one", i -> act(reader, token, "shelve&minutes=30&why=bench", any.apply(i)));
  }

  private static HttpResponse<String> act(Http reader, String token, String action, String ids) {
    return reader.post(
        "/incidents/act",
        FORM,
        "action=" + action + "&ids=" + ids + "&_csrf=" + token,
        "HX-Request",
        "true");
  }

  private void time(String name, IntFunction<HttpResponse<String>> call) {
    int warmUp = Math.min(10, calls);
    long[] nanos = new long[calls];
    for (int i = -warmUp; i < calls; i++) {
      long began = System.nanoTime();
      HttpResponse<String> answer = call.apply(i + warmUp);
      long took = System.nanoTime() - began;
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            "Cannot measure " + name + ": status " + answer.statusCode());
      }
      if (i >= 0) {
        nanos[i] = took;
      }
    }
    Arrays.sort(nanos);
    double p95 = nanos[(int) (calls * 0.95)] / 1e6;
    System.out.printf(
        "%-34s %9.1f %9.1f %9.1f%s%n",
        name,
        nanos[calls / 2] / 1e6,
        p95,
        nanos[calls - 1] / 1e6,
        p95 < AIM_MILLIS ? "" : "  over " + AIM_MILLIS);
  }
}
