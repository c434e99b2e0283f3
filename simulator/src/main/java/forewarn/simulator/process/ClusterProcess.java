package forewarn.simulator.process;

import forewarn.simulator.process.Noise.Use;
import forewarn.simulator.process.SignalLikelihood.Before;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.Place;
import java.util.Arrays;
import java.util.Optional;

/** One cluster hour by hour. {@link #ahead} must run {@link OutageSchedule#AHEAD} hours ahead. */
final class ClusterProcess {
  private final Place place;
  private final ClusterTraits traits;
  private final OutageSchedule schedule;
  private final Precursors precursors;
  private final Attendance attendance;
  private final Profile profile;
  private final Noise readings;
  private final Noise drift;
  private final Noise delivery;
  private double faultRateBefore = Double.NaN;
  private Before before = new Before.Unknown();

  ClusterProcess(Place place, Profile profile, long seed, ProvincePressure pressure) {
    String id = place.clusterId();
    this.place = place;
    this.profile = profile;
    this.traits = ClusterTraits.draw(new Noise(seed, Use.TRAITS, id));
    this.readings = new Noise(seed, Use.READINGS, id);
    this.drift = new Noise(seed, Use.DRIFT, id);
    this.delivery = new Noise(seed, Use.DELIVERY, id);
    this.attendance = Attendance.of(profile, new Noise(seed, Use.ABSENCE, id));
    this.precursors =
        Precursors.of(
            profile,
            traits,
            new Noise(seed, Use.LEAD_TIME, id),
            new Noise(seed, Use.FALSE_PRECURSOR, id));
    this.schedule =
        new OutageSchedule(
            new StressWalk(new Noise(seed, Use.STRESS, id), traits.stressMemory()),
            pressure,
            traits.hazardFactor(),
            new Noise(seed, Use.OUTAGE, id));
  }

  /** Adds the hour after the last one to what the schedule knows. */
  void ahead(Conditions hour) {
    schedule.add(hour);
  }

  /** Looks at an hour without reporting it, so that the next one knows the trap rate before it. */
  void observe(Conditions hour) {
    faultRateBefore = signals(hour, truth(hour.epochHour())).faultRate();
  }

  /** The observation of an hour, or nothing when the cluster reports nothing. */
  Optional<Observation> next(Conditions hour) {
    long epochHour = hour.epochHour();
    Truth truth = truth(epochHour);
    HourlySignals signals = signals(hour, truth);
    double before = Double.isNaN(faultRateBefore) ? signals.faultRate() : faultRateBefore;
    faultRateBefore = signals.faultRate();
    if (!attendance.reports(epochHour)) {
      return Optional.empty();
    }
    HourlyRecord hourly =
        new HourlyRecord(
            place,
            hour.instant(),
            signals.readings(before, drift(epochHour)),
            truth.outageNextHour(),
            null,
            null);
    return Optional.of(new Observation(hourly, truth, delivery(epochHour)));
  }

  /** The evidence of an hour; takes the place of {@link #next}. */
  Evidence evidence(Conditions hour) {
    Optional<Observation> observation = next(hour);
    double[] likelihood =
        observation
            .map(reported -> likelihood(hour, reported))
            .orElseGet(ClusterProcess::nothingReported);
    before =
        observation.isPresent()
            ? new Before.Reported(faultRateBefore)
            : new Before.Missing(traits, hour);
    double hazardAhead = schedule.hazard(hour.epochHour() + OutageSchedule.AHEAD);
    return new Evidence(observation, precursors, hazardAhead, likelihood);
  }

  private double[] likelihood(Conditions hour, Observation reported) {
    SignalLikelihood likelihood =
        new SignalLikelihood(reported.hourly(), drift(hour.epochHour()), reported.truth().hazard());
    double[] table = new double[Evidence.STATES * Evidence.STATES];
    for (Shown now : Evidence.SHOWN) {
      ExpectedSignals expected = new ExpectedSignals(traits, hour, now);
      for (Shown earlier : Evidence.SHOWN) {
        table[Evidence.index(earlier, now)] = likelihood.of(expected, before, earlier);
      }
    }
    return table;
  }

  private static double[] nothingReported() {
    double[] table = new double[Evidence.STATES * Evidence.STATES];
    Arrays.fill(table, 1);
    return table;
  }

  private HourlySignals signals(Conditions hour, Truth truth) {
    ExpectedSignals expected = new ExpectedSignals(traits, hour, truth.shown());
    return HourlySignals.draw(expected, truth.hazard(), readings);
  }

  private Truth truth(long epochHour) {
    boolean announced = precursors.announces(schedule, epochHour);
    boolean falseAlarm = !announced && precursors.falseAlarm(epochHour);
    return new Truth(
        schedule.stress(epochHour),
        schedule.hazard(epochHour),
        announced || falseAlarm,
        falseAlarm,
        schedule.outage(epochHour),
        schedule.outage(epochHour + 1));
  }

  private SensorDrift drift(long epochHour) {
    return switch (profile) {
      case REFERENCE -> SensorDrift.NONE;
      case HARSH -> SensorDrift.at(drift, epochHour);
    };
  }

  private Delivery delivery(long epochHour) {
    return switch (profile) {
      case REFERENCE -> Delivery.PROMPT;
      case HARSH -> Delivery.harsh(delivery, epochHour);
    };
  }
}
