package forewarn.simulator.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PhrasesTest {
  private static final Phrases GREETING =
      Phrases.parse(
          """
          # a comment
          greeting
            Hello {who}, {mood}.
            Hi {who}.

          mood
            fine
            well
          """);

  @Test
  void drawsAmongAlternativesAndPutsValuesIn() {
    Set<String> said = new HashSet<>();
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 100; i++) {
      said.add(GREETING.say("greeting", Map.of("who", "$1 {mood}"), random));
    }

    assertThat(said)
        .containsExactlyInAnyOrder(
            "Hello $1 {mood}, fine.", "Hello $1 {mood}, well.", "Hi $1 {mood}.");
  }

  @Test
  void aValueGoesBeforeAPhraseOfItsName() {
    String said = GREETING.say("mood", Map.of("mood", "tired"), new SplittableRandom(1));

    assertThat(said).isEqualTo("tired");
  }

  @Test
  void knowsWhichValuesItNeeds() {
    assertThat(GREETING.neededValues()).containsExactly("who");
  }

  @Test
  void namesWhatItCannotSay() {
    assertThatThrownBy(() -> GREETING.say("greeting", Map.of(), new SplittableRandom(1)))
        .hasMessage("Cannot say 'who': no phrase and no value");
  }

  @Test
  void refusesAPhraseThatIsThereTwice() {
    assertThatThrownBy(() -> Phrases.parse("a\n  x\na\n  y\n"))
        .hasMessage("Invalid phrases: 'a' is there twice");
  }

  @Test
  void refusesAnAlternativeWithoutAName() {
    assertThatThrownBy(() -> Phrases.parse("  x\n"))
        .hasMessage("Invalid phrases: no name above '  x'");
  }

  @Test
  void sentencesBeginWithACapitalAndFiguresStayAsTheyAre() {
    assertThat(Phrases.withCapitals("the crew left. rx -18.2 dBm. fault_rate=0.1%. all well."))
        .isEqualTo("The crew left. rx -18.2 dBm. fault_rate=0.1%. All well.");
  }
}
