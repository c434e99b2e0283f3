package forewarn.console.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The colours of the style sheet, as the guidelines for accessible pages measure them. */
class ShadesTest {
  private static final Pattern TOKEN = Pattern.compile("--([a-z0-9-]+): (#[0-9a-f]{6});");
  private static final double READABLE = 4.5;

  @ParameterizedTest
  @ValueSource(strings = {"dark", "light"})
  void textIsReadableOnEveryShade(String theme) throws IOException {
    Map<String, String> tokens = tokens(theme);

    for (Shade shade : Shade.values()) {
      String name = shade.key().startsWith("step") ? shade.key() : "map-" + shade.key();
      assertThat(contrast(tokens.get(name), tokens.get("on-" + name)))
          .as(theme + " " + name)
          .isGreaterThanOrEqualTo(READABLE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dark", "light"})
  void stepsDifferInLightnessAllTheWay(String theme) throws IOException {
    Map<String, String> tokens = tokens(theme);

    for (int step = 1; step < Shade.STEPS; step++) {
      double before = luminance(tokens.get("step-" + (step - 1)));
      double here = luminance(tokens.get("step-" + step));
      double lighter = theme.equals("dark") ? here : before;
      double darker = theme.equals("dark") ? before : here;
      assertThat((lighter + 0.05) / (darker + 0.05)).as(theme + " step " + step).isGreaterThan(1.2);
    }
  }

  @Test
  void stepsAreNumberedFromZeroToSix() {
    assertThat(Shade.step(0)).isEqualTo(Shade.STEP_0);
    assertThat(Shade.step(6)).isEqualTo(Shade.STEP_6);
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> Shade.step(7))
        .hasMessage("Invalid step: 7, must be 0 to 6");
  }

  private static Map<String, String> tokens(String theme) throws IOException {
    try (InputStream input = ShadesTest.class.getResourceAsStream("/static/assets/map/map.css")) {
      String css = new String(input.readAllBytes(), StandardCharsets.UTF_8);
      int light = css.indexOf(":root[data-theme=\"light\"]");
      String part =
          theme.equals("dark")
              ? css.substring(0, light)
              : css.substring(light, css.indexOf(".place"));
      Map<String, String> tokens = new HashMap<>();
      for (Matcher found = TOKEN.matcher(part); found.find(); ) {
        tokens.put(found.group(1), found.group(2));
      }
      return tokens;
    }
  }

  private static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String colour) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return 0.2126 * linear(rgb >> 16 & 255)
        + 0.7152 * linear(rgb >> 8 & 255)
        + 0.0722 * linear(rgb & 255);
  }

  private static double linear(int part) {
    double value = part / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
