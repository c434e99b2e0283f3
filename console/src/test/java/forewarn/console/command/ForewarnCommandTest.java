package forewarn.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForewarnCommandTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "help | 0",
        "help run | 0",
        "bogus | 2",
        "run --nonsense | 2",
        "import | 2",
        "import /no/such/file.csv | 1",
        "evaluate /no/such/file.parquet | 1",
        "send /no/such/file.parquet | 1",
        "send /no/such/file.parquet --rate -1 | 2",
        "restore /no/such/file.zip | 1",
        "restore | 2",
        "backup | 2",
        "export | 2",
        "export RAW_CITY --format pdf | 2",
        "audit verify --data-dir /no/such/folder | 1",
        "audit export --data-dir /no/such/folder | 2",
        "help backup | 0",
        "--help | 0"
      })
  void endsWithTheCodeThatScriptsRelyOn(String arguments, int code) {
    assertThat(ForewarnCommand.execute(arguments.split(" "))).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "import",
        "export",
        "send",
        "rebuild",
        "train",
        "evaluate",
        "models",
        "models list",
        "models promote",
        "models export",
        "semantic",
        "semantic check",
        "audit verify",
        "audit export",
        "backup",
        "restore"
      })
  void everyCommandTellsAboutItselfWhenAsked(String command) {
    PrintStream usual = System.out;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      assertThat(ForewarnCommand.execute((command + " --help").split(" "))).isZero();
    } finally {
      System.setOut(usual);
    }
    assertThat(told.toString(StandardCharsets.UTF_8))
        .contains("Usage: forewarn " + command, "--help");
  }
}
