package forewarn.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        "help backup | 0"
      })
  void endsWithTheCodeThatScriptsRelyOn(String arguments, int code) {
    assertThat(ForewarnCommand.execute(arguments.split(" "))).isEqualTo(code);
  }
}
