package forewarn.assistant.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import forewarn.operations.incident.SampleIncidents;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken in while people search, and what is left after an accident. */
class LiveSearchTest {
  private static final Duration SECONDS = Duration.ofSeconds(10);

  @TempDir Path folder;

  @Test
  void aNewNoteIsFoundWithinSecondsAndAnIncidentToo() throws Exception {
    try (NotesWarehouse notes = new NotesWarehouse(folder).withPlaces()) {
      notes.write(List.of("Fiber attenuation at the closure."));
      try (LiveSearch live = notes.open()) {
        assertThat(find(live, "rodent").texts()).isZero();

        notes.write(List.of("Rodent damage in the duct."));
        new SampleIncidents(notes.store, InstantSource.system(), new Random(1))
            .open(List.of("ACE7E-CL11"));

        await().atMost(SECONDS).until(() -> find(live, "rodent").texts() == 1);
        await().atMost(SECONDS).until(() -> find(live, "INC-1").texts() == 1);
        assertThat(find(live, "loss of signal").hits()).anyMatch(hit -> hit.id().equals("INC-1"));
      }
    }
  }

  @Test
  void whatWasIndexedIsNotReadAgain() throws Exception {
    try (NotesWarehouse notes = new NotesWarehouse(folder).withPlaces()) {
      notes.write(texts(300));
      notes.open().close();

      try (LiveSearch again = notes.start()) {
        assertThat(find(again, "").texts()).isEqualTo(300);
      }
    }
  }

  @Test
  void aDamagedIndexIsMadeAnew() throws Exception {
    try (NotesWarehouse notes = new NotesWarehouse(folder).withPlaces()) {
      notes.write(texts(300));
      notes.open().close();
      Path largest;
      try (Stream<Path> files = Files.list(notes.index().resolve("texts"))) {
        largest = files.max(Comparator.comparingLong(file -> file.toFile().length())).orElseThrow();
      }
      byte[] bytes = Files.readAllBytes(largest);
      bytes[bytes.length / 2] ^= 0x55;
      Files.write(largest, bytes);
      Files.writeString(notes.index().resolve("vectors"), "no vector");

      try (LiveSearch live = notes.open()) {
        assertThat(find(live, "").texts()).isEqualTo(300);
        assertThat(live.status().withMeaning()).isEqualTo(live.status().forms());
      }
    }
  }

  @Test
  void anIndexOfAnotherVersionIsMadeAnew() throws Exception {
    try (NotesWarehouse notes = new NotesWarehouse(folder).withPlaces()) {
      notes.write(texts(50));
      Path texts = Files.createDirectories(notes.index().resolve("texts"));
      try (FSDirectory directory = FSDirectory.open(texts);
          IndexWriter writer =
              new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()))) {
        writer.setLiveCommitData(
            Map.of("version", "0", "note", "2999-01-01T00:00:00Z x").entrySet());
        writer.commit();
      }

      try (LiveSearch live = notes.open()) {
        assertThat(find(live, "").texts()).isEqualTo(50);
      }
    }
  }

  @Test
  void aKillInTheMiddleLosesAndDoublesNothing() throws Exception {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    int count = 90_000;
    try (NotesWarehouse notes = new NotesWarehouse(folder).withPlaces()) {
      notes.write(texts(count));
    }
    Random random = new Random(seed);
    for (int kill = 0; kill < 2; kill++) {
      killInTheMiddle(random.nextInt(100));
    }

    try (NotesWarehouse notes = new NotesWarehouse(folder);
        LiveSearch live = notes.open()) {
      SearchResult all = find(live, "");
      assertThat(all.texts()).isEqualTo(count);
      assertThat(find(live, "TX-000001").hits()).hasSize(1);
      assertThat(find(live, "TX-090000").hits()).hasSize(1);
    }
  }

  // The child tells when the first part can be found; some moments later it is gone.
  private void killInTheMiddle(int millis) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Indexing.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader said = child.inputReader()) {
      assertThat(said.readLine()).isEqualTo("begun");
      child.waitFor(millis, TimeUnit.MILLISECONDS);
      assertThat(child.isAlive()).isTrue();
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  /** What is killed: takes in the notes of a folder, and stays. */
  static final class Indexing {
    public static void main(String[] arguments) throws InterruptedException {
      NotesWarehouse notes = new NotesWarehouse(Path.of(arguments[0]));
      LiveSearch live = notes.start();
      await().atMost(Duration.ofMinutes(1)).until(() -> live.status().texts() > 0);
      System.out.println("begun");
      Thread.sleep(Duration.ofMinutes(5));
    }
  }

  private static List<String> texts(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "Fiber attenuation rose to %d dB. Action: send crew.".formatted(i))
        .toList();
  }

  private static SearchResult find(LiveSearch live, String text) {
    return live.search().find(SearchQuery.of(text), Visible.ALL);
  }
}
