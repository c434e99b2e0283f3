package forewarn.console.admin;

import static forewarn.console.language.Words.t;

import forewarn.assistant.semantic.ModelInUse;
import forewarn.assistant.semantic.SemanticModel;
import forewarn.assistant.semantic.SemanticReading;
import forewarn.assistant.semantic.yaml.Problem;
import forewarn.console.layout.Format;
import forewarn.console.start.Services;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The semantic model that questions are answered by, and what is wrong with a new one. */
@Component
@Order(6)
final class SemanticInspection implements Inspection {
  private static final int MOST_SHOWN = 20;

  private final Services services;

  SemanticInspection(Services services) {
    this.services = services;
  }

  @Override
  public String key() {
    return "semantic";
  }

  @Override
  public String title() {
    return "Semantic model";
  }

  @Override
  public Section look() {
    Section.Builder section = new Section.Builder(key(), t(title()));
    Optional<ModelInUse> inUse = services.semanticModel();
    if (inUse.isEmpty()) {
      return section
          .fact(t(title()), t("not open yet"), Health.PENDING, t("Wait for the start."))
          .build();
    }
    SemanticReading newest = inUse.get().newest();
    SemanticModel model = inUse.get().model();
    section.fact(
        t("Kept in"), inUse.get().own().map(Object::toString).orElse(t("the program itself")));
    section.fact(
        t("In use"),
        t(
            "{0}: {1} tables, {2} figures, {3} verified questions",
            model.name(),
            Format.count(model.tables().size()),
            Format.count(model.tables().stream().mapToInt(it -> it.metrics().size()).sum()),
            Format.count(model.verifiedQueries().size())));
    problems(newest, section);
    if (!newest.notes().isEmpty()) {
      section.fact(t("Not used of it"), Format.count(newest.notes().size()));
    }
    return section.build();
  }

  private static void problems(SemanticReading newest, Section.Builder section) {
    List<Problem> problems = newest.problems();
    if (problems.isEmpty()) {
      return;
    }
    section.fact(
        t("Problems"),
        Format.count(problems.size()),
        Health.ATTENTION,
        t(
            "Your own semantic model cannot be used, and an earlier or the shipped one is: mend"
                + " what is listed; the files are read again by themselves."));
    problems.stream()
        .limit(MOST_SHOWN)
        .forEach(problem ->
            section.fact(
                problem.file() + ":" + problem.line(),
                problem.reason(),
                Health.ATTENTION,
                problem.advice().isEmpty()
                    ? ""
                    : problem.file() + ":" + problem.line() + ": " + problem.advice()));
  }
}
