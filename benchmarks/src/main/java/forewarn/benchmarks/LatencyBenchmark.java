package forewarn.benchmarks;

import forewarn.console.ForewarnProcess;
import forewarn.telemetry.HourlyRecordCodec;
import forewarn.telemetry.topic.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.DoubleStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Time from the broker's acknowledgement of a record to its event on {@code
 * /api/v1/predictions/stream}, at 500 records a second, through the real program as a process of
 * its own.
 */
final class LatencyBenchmark {
  private static final int PER_SECOND = 500;
  private static final int RECORDS = PER_SECOND * 30;
  private static final int WARM_UP = PER_SECOND * 10;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final SampleNetwork network = new SampleNetwork(0);
  private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
  private final Map<String, Long> arrived = new ConcurrentHashMap<>();

  void run() throws Exception {
    Path directory = Files.createTempDirectory("forewarn-latency");
    try (HttpClient http = HttpClient.newHttpClient();
        ForewarnProcess forewarn =
            ForewarnProcess.start(directory, "--history", "1mo", "--no-simulator")) {
      forewarn.awaitLive(Duration.ofMinutes(5));
      Thread reader = Thread.ofPlatform().daemon().start(() -> read(http, forewarn));
      send(forewarn.bootstrapServers());
      awaitAll();
      report();
      reader.interrupt();
    }
  }

  private void read(HttpClient http, ForewarnProcess forewarn) {
    HttpRequest request =
        forewarn.authorised("/api/v1/predictions/stream").timeout(Duration.ofMinutes(10)).build();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body(),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("data:")) {
          long now = System.nanoTime();
          JsonNode event = JSON.readTree(line.substring(5));
          arrived.put(
              event.path("source_partition").asInt() + "-" + event.path("source_offset").asLong(),
              now);
        }
      }
    } catch (IOException e) {
      // The program has been stopped.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(String bootstrapServers) {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
            new StringSerializer(),
            new ByteArraySerializer())) {
      long started = System.nanoTime();
      for (long n = 0; n < WARM_UP + RECORDS; n++) {
        long due = started + n * 1_000_000_000L / PER_SECOND;
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        var hourly = network.record(n);
        boolean counts = n >= WARM_UP;
        producer.send(
            new ProducerRecord<>(
                Topics.RAW_ML_FEATURES.name(),
                hourly.clusterId(),
                HourlyRecordCodec.encode(hourly)),
            (metadata, problem) -> {
              if (counts && problem == null) {
                acknowledged.put(metadata.partition() + "-" + metadata.offset(), System.nanoTime());
              }
            });
      }
    }
  }

  private void awaitAll() throws InterruptedException {
    long giveUp = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!arrived.keySet().containsAll(acknowledged.keySet()) && System.nanoTime() < giveUp) {
      Thread.sleep(50);
    }
  }

  private void report() {
    double[] millis =
        acknowledged.entrySet().stream()
            .flatMapToDouble(entry -> latency(entry.getKey(), entry.getValue()))
            .sorted()
            .toArray();
    System.out.printf(
        "%nlatency at %d records/s, acknowledged to event: p50 %.0f ms, p95 %.0f ms, max %.0f ms"
            + " (%d of %d records arrived)%n",
        PER_SECOND,
        percentile(millis, 0.5),
        percentile(millis, 0.95),
        percentile(millis, 1),
        millis.length,
        acknowledged.size());
  }

  private DoubleStream latency(String record, long acknowledgedAt) {
    Long arrivedAt = arrived.get(record);
    return arrivedAt == null
        ? DoubleStream.empty()
        : DoubleStream.of((arrivedAt - acknowledgedAt) / 1e6);
  }

  private static double percentile(double[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
  }
}
