package forewarn.console.prediction;

import static forewarn.console.language.Words.t;

import forewarn.console.cluster.ClusterPast;
import forewarn.console.start.Services;
import forewarn.prediction.registry.ModelRegistry;
import forewarn.prediction.scoring.OutageModel;
import forewarn.prediction.scoring.SingleScoring;
import forewarn.telemetry.HourlyRecord;
import forewarn.telemetry.HourlyRecordCodec;
import forewarn.telemetry.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form of one record. What is filled in stands in the address, so that it can be shared. */
@Controller
class PredictController {
  private static final int LONGEST_CLUSTER = 200;

  private final Services services;
  private final SingleRecord singleRecord;

  PredictController(Services services, SingleRecord singleRecord) {
    this.services = services;
    this.singleRecord = singleRecord;
  }

  @GetMapping("/predict")
  ModelAndView single(
      @RequestParam Map<String, String> parameters,
      @RequestParam(name = "sample", defaultValue = "") String sample,
      @RequestParam(name = "cluster", defaultValue = "") String cluster,
      @RequestParam(name = "lasted", defaultValue = "") String lasted) {
    Map<String, String> values = new TreeMap<>(SingleForm.sample(sample));
    values.putAll(SingleForm.filled(parameters));
    String hours = lasted.isBlank() ? SingleForm.sampleLasted(sample) : lasted.strip();
    return new ModelAndView(
        "prediction/single", Map.of("form", answered(values, new Past(cluster.strip(), hours))));
  }

  /** What the form says of the hours before. */
  private record Past(String cluster, String lasted) {
    boolean isSaid() {
      return !cluster.isEmpty() || !lasted.isEmpty();
    }
  }

  private SingleForm answered(Map<String, String> values, Past past) {
    Optional<OutageModel> model = services.registry().flatMap(ModelRegistry::champion);
    if (model.isEmpty()) {
      return open(values, past, List.of(), t("There is no model yet: one is trained first."));
    }
    if (values.isEmpty()) {
      return open(values, past, List.of(), past.isSaid() ? t(SingleRecord.NO_SIGNAL) : "");
    }
    if (!past.lasted().matches("([1-9]|1[0-9]|2[0-4])?")) {
      return open(
          values,
          past,
          List.of(new Problem("lasted", past.lasted(), "not a whole number in 1..24")),
          t("The number of hours it has been so is not one of 1 to 24."));
    }
    List<HourlyRecord> known = past.cluster().isEmpty() ? List.of() : newest(past.cluster());
    if (!past.cluster().isEmpty() && known.isEmpty()) {
      return open(
          values,
          past,
          List.of(),
          t(
              "No hour of a cluster “{0}” is known. Leave it empty, or choose another.",
              past.cluster()));
    }
    return switch (singleRecord.decode(SingleForm.completed(values))) {
      case HourlyRecordCodec.Bad bad ->
          open(values, past, bad.problems(), Problem.describe(bad.problems()));
      case HourlyRecordCodec.Good good ->
          open(values, past, List.of(), "")
              .with(answer(new SingleScoring(model.get()), good.value(), known, past));
    };
  }

  private SingleForm open(
      Map<String, String> values, Past past, List<Problem> problems, String problem) {
    return new SingleForm(
        SingleForm.entries(values, problems),
        past.cluster(),
        past.lasted(),
        past().map(ClusterPast::clusters).orElse(List.of()),
        null,
        problem);
  }

  private static SingleAnswer answer(
      SingleScoring scoring, HourlyRecord given, List<HourlyRecord> known, Past past) {
    int lasted = past.lasted().isEmpty() ? 0 : Integer.parseInt(past.lasted());
    List<HourlyRecord> hours = AssumedPast.before(given, known, lasted);
    return SingleAnswer.of(
        scoring.scoreNewest(hours), known.isEmpty() ? null : hours.getLast().hour(), known.size());
  }

  private List<HourlyRecord> newest(String cluster) {
    return cluster.length() > LONGEST_CLUSTER
        ? List.of()
        : past().map(past -> past.all(cluster)).orElse(List.of());
  }

  private Optional<ClusterPast> past() {
    return services.queries().map(ClusterPast::new);
  }
}
