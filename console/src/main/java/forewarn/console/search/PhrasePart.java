package forewarn.console.search;

import forewarn.assistant.search.phrase.PhraseReport.Phrase;
import forewarn.console.chart.Chart;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One kind of phrases, as the page shows it: a chart of the first, and all in a table. */
public record PhrasePart(String name, String title, List<Phrase> phrases, Chart chart) {
  public PhrasePart {
    phrases = List.copyOf(phrases);
  }

  /** Where the texts with a phrase are. */
  public static String address(String phrase) {
    return "/search?q="
        + URLEncoder.encode("\"" + phrase.replace("\"", "") + "\"", StandardCharsets.UTF_8);
  }
}
