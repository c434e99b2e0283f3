package forewarn.console.command;

import forewarn.assistant.analyst.Analyst;
import forewarn.assistant.analyst.AnswerText;
import forewarn.assistant.evaluation.Evaluation;
import forewarn.assistant.evaluation.EvaluationFile;
import forewarn.assistant.evaluation.EvaluationReport;
import forewarn.assistant.evaluation.EvaluationSummary;
import forewarn.console.job.RunningInstance;
import forewarn.console.start.Engine;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "ask",
    description = {
      "a question in plain words: the answer, its table and its SQL",
      "In English or Indonesian, such as \"fault rate by vendor last month\"."
    })
@SuppressWarnings("NullAway.Init")
final class AskCommand implements Callable<Integer> {
  @Mixin private DataDir dataDir;

  @Parameters(paramLabel = "QUESTION", arity = "0..*", description = "in quotes or without")
  private List<String> words = List.of();

  @Option(
      names = "--evaluate",
      paramLabel = "FILE",
      description = "ask the questions of a file and print how many answers are right")
  private @Nullable Path questions;

  @Override
  public Integer call() throws IOException {
    String question = String.join(" ", words).strip();
    Path file = questions;
    if (question.isEmpty() && file == null) {
      System.err.println("Cannot ask: there is no question");
      return 2;
    }
    Optional<RunningInstance> instance = RunningInstance.find(dataDir.path());
    if (file == null && instance.isPresent()) {
      String encoded = URLEncoder.encode(question, StandardCharsets.UTF_8);
      System.out.print(instance.get().text("/internal/analyst?question=" + encoded));
      return 0;
    }
    try (Engine engine = Engine.withoutBroker(dataDir.path())) {
      Analyst analyst =
          new Analyst(
              engine.semanticModel().orElseThrow().model(),
              engine.openQuery().orElseThrow(),
              InstantSource.system());
      if (file == null) {
        System.out.print(AnswerText.of(analyst.ask(question, null)));
        return 0;
      }
      Evaluation evaluation = new Evaluation(analyst, engine.queries().orElseThrow());
      EvaluationReport report = new EvaluationReport(evaluation.run(EvaluationFile.read(file)));
      EvaluationSummary.of(report, LocalDate.now(ZoneOffset.UTC)).keep(dataDir.path());
      System.out.print(report.text());
      return 0;
    }
  }
}
