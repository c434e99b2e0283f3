package forewarn.operations.workflow.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
  private static final Map<String, Object> DATA =
      Map.of(
          "incident",
          Map.of(
              "severity",
              "critical",
              "customers",
              431,
              "probability",
              0.75,
              "open",
              true,
              "clusters",
              List.of("A-1", "A-2")));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "incident.severity == 'critical'; true",
        "incident.severity in ['major', 'critical'] and incident.customers >= 431; true",
        "not incident.open or incident.customers < 400.5; false",
        "incident.customers == 431.0; true",
        "incident.severity not in [\"minor\"]; true",
        "'A-2' in incident.clusters; true",
        "'crit' in incident.severity; true",
        "incident.nothing; false",
        "incident.nothing == null; true",
        "incident.nothing < 5 or incident.nothing >= 5; false",
        "incident.severity.length; false",
        "incident.severity < 5; false",
        "not (true and false) and -1 < 0; true",
        "false or true and false; false",
      })
  void holds(String text, boolean expected) {
    assertThat(Expression.parse(text).holds(DATA)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "incident.severity ==",
        "a b",
        "(a",
        "[a",
        "a == == b",
        "and",
        "a.b()",
        "a[0]",
        "a; b",
        "'open",
        "${a}",
        "a + b",
        "99999999999999999999999"
      })
  void isNothingElse(String text) {
    assertThatThrownBy(() -> Expression.parse(text)).isInstanceOf(ExpressionException.class);
  }

  @Test
  void hasADepth() {
    String deep = "(".repeat(100) + "a" + ")".repeat(100);

    assertThatThrownBy(() -> Expression.parse(deep)).hasMessage("it is nested more than 40 deep");
  }

  @Test
  void aTemplateKeepsTheKindOfItsOnlyValue() {
    Map<String, Object> values =
        Map.of(
            "number", Template.parse("${incident.customers}"),
            "list", List.of(Template.parse("${incident.clusters}")),
            "text", Template.parse("${incident.customers} of ${incident.clusters} ${x}."),
            "nothing", Template.parse("${incident.nothing}"));

    assertThat(Template.filled(values, DATA))
        .isEqualTo(
            Map.of(
                "number",
                431,
                "list",
                List.of(List.of("A-1", "A-2")),
                "text",
                "431 of A-1, A-2 ."));
  }
}
