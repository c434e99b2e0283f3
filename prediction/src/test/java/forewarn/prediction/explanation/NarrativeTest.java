package forewarn.prediction.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.prediction.scoring.Contribution;
import forewarn.prediction.scoring.ScoredRecord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sentences, word by word, from contributions that are given. */
class NarrativeTest {
  private final List<Contribution> contributions = new ArrayList<>();

  private NarrativeTest with(String feature, double value, double contribution) {
    contributions.add(
        new Contribution(feature, Double.isNaN(value) ? null : value, contribution, ""));
    return this;
  }

  private String said(double probability) {
    return Narrative.of(
        new ScoredRecord(probability, 0.4, "outage", "1", contributions, List.of(), List.of()),
        Wording.ENGLISH);
  }

  @Test
  void beforeAnOutageTheRunAndItsUsualLengthAreOneStatement() {
    with("elevated_hours", 2, 2.1).with("usual_run", 2, 0.4).with("hours_to_usual_run", 0, 3.0);
    with("offline_ratio", 0.045, 1.2).with("offline_ratio_change", 0.039, 0.3);
    with("past_outages", 5, 0.1).with("temperature", 36, -0.1);

    assertThat(said(0.97))
        .isEqualTo(
            "An outage is expected in the next hour (97 %): the signs of one have lasted 2 h, and"
                + " this cluster usually fails after 2 h; 4.5 % of terminals are offline, 3.9"
                + " points more than an hour before. This rests on five or more past outages of"
                + " this cluster.");
  }

  @Test
  void earlyInARunItsLengthSpeaksAgainstAndTheSignalsFor() {
    with("elevated_hours", 1, 0.5).with("usual_run", 3, -1.0).with("hours_to_usual_run", 2, -4.0);
    with("trap_trend", 0.85, 1.5).with("past_outages", 3, 0.1);

    assertThat(said(0.02))
        .isEqualTo(
            "No outage is expected in the next hour (2.0 %): the signs of one have lasted only 1 h,"
                + " and this cluster usually fails after 3 h. For one: traps are rising (trend"
                + " 0.85); this rests on 3 past outages of this cluster.");
  }

  @Test
  void aQuietHourSaysThatThereAreNoSigns() {
    with("elevated_hours", 0, -3.0).with("offline_ratio", 0.004, -2.0);
    with("offline_ratio_change", 0.001, -0.1).with("past_outages", 1, 0.05);

    assertThat(said(0.0004))
        .isEqualTo(
            "No outage is expected in the next hour (less than 0.1 %): the signs of one (terminals"
                + " dropping off while traps rise) are absent; only 0.4 % of terminals are"
                + " offline. This rests on 1 past outage of this cluster.");
  }

  @Test
  void duringAnOutageItSaysSoFirst() {
    with("offline_ratio", 0.23, 0.6).with("elevated_hours", 0, -2.5).with("past_outages", 4, 0.1);
    with("hours_since_outage", 0, -1.5);

    assertThat(said(0.03))
        .isEqualTo(
            "The cluster is down now (23 % of terminals offline), and is not expected to be down in"
                + " the next hour (3.0 %): there is no sign of another outage; it is down now. For one: 23 % of terminals are offline; this rests"
                + " on 4 past outages of this cluster.");
  }

  @Test
  void anUnknownClusterRestsOnOthers() {
    with("elevated_hours", 1, 2.0).with("usual_run", Double.NaN, 0.3);
    with("past_outages", 0, -0.9).with("hours_since_outage", Double.NaN, -0.2);

    assertThat(said(0.55))
        .isEqualTo(
            "An outage is expected in the next hour (55 %): the signs of one have lasted 1 h, and"
                + " how long they usually last here is not known. No past outage of this"
                + " cluster is known, so this rests on what is usual elsewhere.");
  }

  @Test
  void anOutageThatIsOnlyThePresentHourIsNoPastOne() {
    with("offline_ratio", 0.25, -0.6).with("elevated_hours", 0, -2.5);
    with("past_outages", 1, 0.1).with("hours_since_outage", 0, 0.1);

    assertThat(said(0.03))
        .isEqualTo(
            "The cluster is down now (25 % of terminals offline), and is not expected to be down in"
                + " the next hour (3.0 %): there is no sign of another outage; 25 % of terminals"
                + " are offline. No outage of this cluster before the present one is known, so"
                + " this rests on what is usual elsewhere.");
  }

  @Test
  void missingSignalsAreNamedAsUnknown() {
    with("offline_ratio", Double.NaN, 1.0).with("trap_trend", Double.NaN, 0.8);
    with("past_outages", 2, 0.0);

    assertThat(said(0.7))
        .isEqualTo(
            "An outage is expected in the next hour (70 %): how many terminals are offline is"
                + " unknown; whether traps rise is unknown. This rests on 2 past outages of this"
                + " cluster.");
  }

  @Test
  void signsThatRarelyEndInAnOutageSayHowRarely() {
    with("elevated_hours", 2, 0.5).with("usual_run", 2, 0.1).with("hours_to_usual_run", 0, 0.2);
    with("runs_with_outage", 0.4, -2.0).with("past_outages", 5, 0.0);

    assertThat(said(0.3))
        .contains(
            "the signs of one have lasted 2 h, after which this cluster usually fails, but 40 % of"
                + " its signs so far ended in an outage");
  }
}
