package forewarn.assistant.search.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import forewarn.assistant.search.LiveSearch;
import forewarn.assistant.search.NotesWarehouse;
import forewarn.assistant.search.Visible;
import forewarn.operations.audit.Actor;
import forewarn.operations.incident.Incidents;
import forewarn.operations.incident.SampleIncidents;
import forewarn.operations.incident.SimilarIncidents;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimilarTextsTest {
  private static final Actor ANA = Actor.person("ana", "10.0.0.1");

  @TempDir Path folder;

  @Test
  void pastIncidentsComeWithWhatWasDoneAndNotesWithTheirActions() throws Exception {
    try (NotesWarehouse notes = new NotesWarehouse(folder).withPlaces()) {
      notes.write(
          List.of(
              "Loss of signal on the link. Action: splice the fiber.",
              "Link loss, loss of signal again. Action: splice the fiber.",
              "My bill is too high."));
      Incidents incidents = notes.incidents();
      new SampleIncidents(notes.store, InstantSource.system(), new Random(1))
          .open(List.of("ACE7E-CL11", "ACE7E-CL11", "ZZZ11-CL99"));
      incidents.comment("INC-2", "spliced at the joint", ANA);
      incidents.resolve("INC-2", "light is back", ANA);
      try (LiveSearch live = notes.open()) {
        await()
            .atMost(Duration.ofSeconds(10))
            .until(() -> live.status().texts() == 6 && live.awaitComplete(Duration.ofSeconds(1)));
        SimilarTexts texts =
            new SimilarTexts(live.search(), incidents, new SimilarIncidents(notes.store));

        Similar similar = texts.to("inc-1", 5, Visible.ALL).orElseThrow();

        assertThat(similar.past())
            .singleElement()
            .satisfies(past -> {
              assertThat(past.incident().id()).isEqualTo("INC-2");
              assertThat(past.byText()).isTrue();
              assertThat(past.done()).containsExactly("spliced at the joint", "light is back");
            });
        assertThat(similar.actions().getFirst())
            .isEqualTo(new Similar.Action("splice the fiber", 2));
        assertThat(similar.notes()).extracting(note -> note.id()).startsWith("TX-000002");
        assertThat(texts.to("INC-99", 5, Visible.ALL)).isEmpty();
        assertThat(texts.to("INC-1", 5, (region, province) -> province.equals("Bali"))).isEmpty();
      }
    }
  }
}
