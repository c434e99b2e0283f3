package forewarn.console;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The direction of dependencies, who owns which library, and the shape of the sources. */
class ModularityTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("forewarn");
  private static final int MOST_LINES = 500;
  private static final int MOST_LINES_P90 = 250;

  @Test
  void modulesPointOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("telemetry")
        .definedBy("forewarn.telemetry..")
        .layer("ingest")
        .definedBy("forewarn.ingest..")
        .layer("warehouse")
        .definedBy("forewarn.warehouse..")
        .layer("prediction")
        .definedBy("forewarn.prediction..")
        .layer("operations")
        .definedBy("forewarn.operations..")
        .layer("assistant")
        .definedBy("forewarn.assistant..")
        .layer("console")
        .definedBy("forewarn.console..")
        .whereLayer("console")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("assistant")
        .mayOnlyBeAccessedByLayers("console")
        .whereLayer("prediction")
        .mayOnlyBeAccessedByLayers("assistant", "console")
        .whereLayer("operations")
        .mayOnlyBeAccessedByLayers("assistant", "console")
        .whereLayer("warehouse")
        .mayOnlyBeAccessedByLayers("prediction", "operations", "assistant", "console")
        .whereLayer("ingest")
        .mayOnlyBeAccessedByLayers("console")
        .check(CLASSES);
  }

  @Test
  void eachLibraryHasOneOwner() {
    Map.of(
            "forewarn.warehouse..", List.of("org.duckdb.."),
            "forewarn.prediction..", List.of("ml.dmlc..", "org.apache.kafka.streams.."),
            "forewarn.assistant..",
                List.of("org.apache.lucene..", "dev.langchain4j..", "ai.onnxruntime.."),
            "forewarn.ingest..", List.of("kafka..", "org.apache.kafka.metadata.."),
            "forewarn.operations..",
                List.of("com.github.kagkarlsson..", "jakarta.mail..", "org.flywaydb.."),
            "forewarn.console..",
                List.of(
                    "org.springframework.web..",
                    "org.springframework.boot..",
                    "org.springframework.security..",
                    "org.springframework.context..",
                    "gg.jte..",
                    "io.modelcontextprotocol..",
                    "picocli.."))
        .forEach((owner, libraries) ->
            noClasses()
                .that(resideInAPackage("forewarn..").and(resideInAPackage(owner).negate()))
                .should()
                .dependOnClassesThat(resideInAnyPackage(libraries.toArray(String[]::new)))
                .check(CLASSES));
  }

  @Test
  void noPackageOrClassHasANameThatSaysNothing() {
    classes()
        .that(alwaysTrue())
        .should()
        .resideOutsideOfPackages(
            Stream.of("util", "utils", "common", "helper", "manager", "impl", "dto", "misc", "base")
                .map(name -> ".." + name + "..")
                .toArray(String[]::new))
        .andShould()
        .haveNameNotMatching(".*(Utils?|Helper|Manager|Impl|DTO|Dto|Misc)$")
        .check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() throws IOException {
    Map<Path, List<Path>> byFolder =
        sources().stream().collect(Collectors.groupingBy(Path::getParent));

    assertThat(byFolder)
        .allSatisfy((folder, files) -> {
          Path info = folder.resolve("package-info.java");
          assertThat(info).exists();
          assertThat(info).content().contains("@NullMarked");
        });
  }

  @Test
  void filesAreSmall() throws IOException {
    List<Integer> lines = sources().stream().map(ModularityTest::lines).sorted().toList();

    assertThat(sources())
        .allSatisfy(file -> assertThat(lines(file)).isLessThanOrEqualTo(MOST_LINES));
    assertThat(lines.get(lines.size() * 9 / 10)).isLessThanOrEqualTo(MOST_LINES_P90);
  }

  private static int lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return (int) lines.count();
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read " + file, e);
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(ForewarnProcess.home())) {
      return files
          .filter(file -> file.toString().contains("/src/main/java/"))
          .filter(file -> file.toString().endsWith(".java"))
          .toList();
    }
  }
}
