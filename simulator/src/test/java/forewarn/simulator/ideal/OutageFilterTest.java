package forewarn.simulator.ideal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import forewarn.simulator.process.Shown;
import org.junit.jupiter.api.Test;

/** Scripted hours of one cluster in which what shows is seen beyond doubt, or nothing is. */
class OutageFilterTest {
  private static final double HAZARD = 0.004;
  private static final double FALSE_SIGNS = 0.003;
  private static final double EXACT = 1e-12;

  private final OutageFilter varying =
      new OutageFilter(hours -> 1.0 / 3, hours -> FALSE_SIGNS / 3, HAZARD);

  @Test
  void nothingSeenLeavesTheHazard() {
    for (int hour = 0; hour < 10; hour++) {
      assertThat(unseen(varying)).isCloseTo(HAZARD, within(EXACT));
    }
  }

  @Test
  void aQuietHourRulesTheNextOutageOut() {
    // Each outage is announced at least in the hour before it.
    assertThat(see(varying, Shown.QUIET)).isZero();
  }

  @Test
  void theFirstSignAfterQuietHoursIsWeighedAsByHand() {
    for (int hour = 0; hour < 4; hour++) {
      see(varying, Shown.QUIET);
    }

    // That the hours before were quiet leaves of an outage in one hour only the lead of one hour,
    // of one in two hours the leads of one and two, of one in three hours all leads.
    double inOne = HAZARD / 3 / (1 - HAZARD * 2 / 3);
    double inTwoAnnounced = HAZARD / 3 / (1 - HAZARD / 3);
    double inThreeAnnounced = HAZARD / 3;
    double noSign = (1 - inOne) * (1 - inTwoAnnounced) * (1 - inThreeAnnounced) * (1 - FALSE_SIGNS);
    assertThat(see(varying, Shown.PRECURSOR)).isCloseTo(inOne / (1 - noSign), within(EXACT));
  }

  @Test
  void signsThatLastBecomeMoreLikelyTrue() {
    for (int hour = 0; hour < 4; hour++) {
      see(varying, Shown.QUIET);
    }

    double first = see(varying, Shown.PRECURSOR);
    double second = see(varying, Shown.PRECURSOR);
    double third = see(varying, Shown.PRECURSOR);

    assertThat(first).isBetween(0.15, 0.22);
    assertThat(second).isBetween(0.24, 0.32);
    assertThat(third).isBetween(0.5, 0.6);
  }

  @Test
  void whereTheLeadIsConstantAndNoSignFalseItCountsDown() {
    OutageFilter constant = new OutageFilter(hours -> hours == 3 ? 1 : 0, hours -> 0, HAZARD);
    for (int hour = 0; hour < 4; hour++) {
      see(constant, Shown.QUIET);
    }

    assertThat(see(constant, Shown.PRECURSOR)).isZero();
    assertThat(see(constant, Shown.PRECURSOR)).isZero();
    assertThat(see(constant, Shown.PRECURSOR)).isCloseTo(1, within(EXACT));
    assertThat(see(constant, Shown.OUTAGE)).isZero();
  }

  @Test
  void aMissingHourBlursWhatIsKnown() {
    OutageFilter constant = new OutageFilter(hours -> hours == 2 ? 1 : 0, hours -> 0, HAZARD);
    for (int hour = 0; hour < 4; hour++) {
      see(constant, Shown.QUIET);
    }
    unseen(constant);

    // The sign began in the missing hour, in this one or, for two outages, in both.
    double anyOfTwo = 1 - (1 - HAZARD) * (1 - HAZARD);
    assertThat(see(constant, Shown.PRECURSOR)).isCloseTo(HAZARD / anyOfTwo, within(EXACT));
  }

  @Test
  void refusesWhatTheProcessCannotShow() {
    OutageFilter constant = new OutageFilter(hours -> hours == 1 ? 1 : 0, hours -> 0, HAZARD);
    see(constant, Shown.QUIET);

    assertThatThrownBy(() -> see(constant, Shown.OUTAGE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot explain the record: its likelihood is 0.0 in every state");
  }

  private static double see(OutageFilter filter, Shown shown) {
    return filter.pass(HAZARD, (before, now) -> now == shown ? 1 : 0);
  }

  private static double unseen(OutageFilter filter) {
    return filter.pass(HAZARD, (before, now) -> 1);
  }
}
