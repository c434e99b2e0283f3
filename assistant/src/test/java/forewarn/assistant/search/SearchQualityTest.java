package forewarn.assistant.search;

import static org.assertj.core.api.Assertions.assertThat;

import forewarn.assistant.search.Judgements.Judged;
import forewarn.assistant.search.SearchQuery.Matching;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How well search answers judged queries: by words, by meaning, and by both. */
class SearchQualityTest {
  @Test
  void bothTogetherAreBetterThanEitherAlone() throws IOException {
    SeededSearch seeded = SeededSearch.shared();
    List<String> all = everything(seeded);
    Map<Matching, Double> means = new EnumMap<>(Matching.class);
    List<Judged> judged = Judgements.all();
    for (Judged one : judged) {
      StringBuilder line = new StringBuilder();
      for (Matching matching : Matching.values()) {
        double quality = one.quality(texts(seeded, one.query(), matching), all);
        means.merge(matching, quality / judged.size(), Double::sum);
        line.append("%s %.2f  ".formatted(matching, quality));
      }
      System.out.println(line + one.query());
    }
    System.out.println("nDCG@10 over " + judged.size() + " queries: " + means);

    assertThat(means.get(Matching.BOTH))
        .isGreaterThan(means.get(Matching.WORDS))
        .isGreaterThan(means.get(Matching.MEANING));
    assertThat(means.get(Matching.BOTH)).isGreaterThan(0.7);
  }

  private static List<String> texts(SeededSearch seeded, String query, Matching matching) {
    return seeded
        .live
        .search()
        .find(SearchQuery.of(query).with(matching), Visible.ALL)
        .hits()
        .stream()
        .map(Hit::text)
        .toList();
  }

  // One text of each form.
  private static List<String> everything(SeededSearch seeded) {
    List<String> all = new ArrayList<>();
    for (int page = 0; ; page++) {
      SearchQuery query =
          new SearchQuery(
              "",
              Map.of(),
              null,
              null,
              null,
              SearchQuery.Order.NEWEST,
              Matching.BOTH,
              200,
              page * 200);
      List<Hit> hits = seeded.live.search().find(query, Visible.ALL).hits();
      if (hits.isEmpty()) {
        return all;
      }
      hits.forEach(hit -> all.add(hit.text()));
    }
  }
}
