package forewarn.console.language;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.prediction.feature.OutageFeature;
import forewarn.prediction.feature.OutageFeatures;
import forewarn.prediction.monitoring.ModelAlarm;
import forewarn.prediction.registry.Decision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** What the sources say, held against the words of the other languages. */
class TranslationsTest {
  private static final Path MAIN = Path.of("src/main");
  private static final Path WORDS = MAIN.resolve("resources/forewarn/console/language/id");
  private static final String LITERAL = "\"((?:[^\"\\\\]|\\\\.)*+)\"";
  private static final Pattern ASKED =
      Pattern.compile(
          "(?:\\bt|wording\\.say)\\(\\s*(" + LITERAL + "(?:\\s*\\+\\s*" + LITERAL + ")*)");
  private static final Pattern ONE_LITERAL = Pattern.compile(LITERAL);
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");
  private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");

  /** Names, units and code, which are the same in every language. */
  private static final Set<String> NAMES =
      Set.of(
          "Forewarn PNG CSV XLSX PDF Parquet SQL SHA-256 dB dBm SNR PR-AUC ROC-AUC Brier null UTC ms"
              .concat(" Rx Ctrl+Enter label_outage_1h select from DATAMART MB GeoJSON F1 F2")
              .split(" "));

  @Test
  void everyTextHasAnIndonesianOne() {
    Map<String, Path> without = asked();
    assertThat(without).containsKey("Overview");
    without.keySet().removeAll(indonesian().keySet());
    assertThat(without).isEmpty();
  }

  @Test
  void noIndonesianTextIsForNothing() {
    Set<String> said = new TreeSet<>(asked().keySet());
    said.addAll(literals());
    for (HttpStatus status : HttpStatus.values()) {
      said.add(status.getReasonPhrase());
    }
    Stream.of(Decision.Kind.values(), ModelAlarm.Kind.values())
        .flatMap(Arrays::stream)
        .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .forEach(name -> {
          said.add(name);
          said.add(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
        });
    OutageFeatures.ALL.stream().map(OutageFeature::meaning).forEach(said::add);

    Set<String> unsaid = new TreeSet<>(indonesian().keySet());
    unsaid.removeAll(said);
    // What others put together is looked at by those who put it together.
    unsaid.removeAll(read(WORDS.resolve("composed.yml")).keySet());

    assertThat(unsaid).isEmpty();
  }

  @Test
  void everyValueHasItsPlaceInBoth() {
    indonesian()
        .forEach(
            (english, other) -> assertThat(places(other)).as(english).isEqualTo(places(english)));
  }

  @Test
  void noTextIsTranslatedInTwoWays() {
    Map<String, String> seen = new TreeMap<>();
    for (Path file : files(WORDS, ".yml")) {
      read(file)
          .forEach((text, other) ->
              assertThat(seen.merge(text, other, (before, now) -> before))
                  .as("%s in %s", text, file)
                  .isEqualTo(other));
    }
  }

  @Test
  void templatesSayNothingButThroughTheWords() {
    List<String> plain = new ArrayList<>();
    for (Path template : files(MAIN.resolve("jte"), ".jte")) {
      for (String text : Template.plainTexts(content(template))) {
        List<String> words = Pattern.compile("\\s+|[…·:.,()/]").splitAsStream(text).toList();
        if (words.stream().anyMatch(word -> WORD.matcher(word).find() && !isName(word))) {
          plain.add(template + ": " + text);
        }
      }
    }
    assertThat(plain).isEmpty();
  }

  @Test
  void aPlainTextOfATemplateIsNoticed() {
    assertThat(
            Template.plainTexts(
                "@template.layout.page(title = t(\"A\"), content = @`<p title=\"Hover me\">${t(\"B\")}"
                    + " plain @if(x > 1)words@endif</p>`)"))
        .containsExactly("Hover me", "plain words");
  }

  private static boolean isName(String word) {
    return NAMES.contains(word) || word.startsWith("&");
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(place -> place.group()).collect(Collectors.toSet());
  }

  /** By text, where it is asked for. */
  private static Map<String, Path> asked() {
    Map<String, Path> asked = new TreeMap<>();
    for (Path file : sources()) {
      Matcher matcher = ASKED.matcher(content(file));
      while (matcher.find()) {
        asked.put(
            ONE_LITERAL
                .matcher(matcher.group(1))
                .results()
                .map(literal -> unescaped(literal.group(1)))
                .collect(Collectors.joining()),
            file);
      }
    }
    return asked;
  }

  private static Set<String> literals() {
    Set<String> literals = new TreeSet<>();
    List<Path> files = new ArrayList<>(sources());
    files.addAll(files(Path.of("../prediction/src/main/java"), ".java"));
    files.addAll(files(Path.of("../warehouse/src/main/java"), ".java"));
    files.addAll(files(Path.of("../telemetry/src/main/java"), ".java"));
    for (Path file : files) {
      // Literals that are broken over lines are one text.
      String joined = content(file).replaceAll("\"\\s*\\+\\s*\"", "");
      ONE_LITERAL
          .matcher(joined)
          .results()
          .map(literal -> unescaped(literal.group(1)))
          .forEach(literals::add);
    }
    return literals;
  }

  private static String unescaped(String literal) {
    return literal.replace("\\\"", "\"").replace("\\\\", "\\");
  }

  private static List<Path> sources() {
    List<Path> sources = new ArrayList<>(files(MAIN.resolve("jte"), ".jte"));
    sources.addAll(files(MAIN.resolve("java"), ".java"));
    sources.addAll(files(MAIN.resolve("resources/static/assets"), ".js"));
    sources.addAll(
        files(Path.of("../prediction/src/main/java/forewarn/prediction/explanation"), ".java"));
    return sources.stream().filter(file -> !file.toString().contains("vendor")).toList();
  }

  private static List<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> indonesian() {
    return Languages.ALL.getOrDefault("id", Map.of());
  }

  private static Map<String, String> read(Path file) {
    Map<String, String> words = new TreeMap<>();
    Map<?, ?> read = new org.yaml.snakeyaml.Yaml().load(content(file));
    read.forEach((english, other) -> words.put(String.valueOf(english), String.valueOf(other)));
    return words;
  }
}
