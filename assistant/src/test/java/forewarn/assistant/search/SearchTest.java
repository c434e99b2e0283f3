package forewarn.assistant.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.assistant.search.text.Field;
import forewarn.assistant.search.text.Kind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static SeededSearch seeded;

  @BeforeAll
  static void takeIn() {
    seeded = SeededSearch.shared();
  }

  @Test
  void everyTextOfTheWarehouseCanBeFound() {
    SearchResult all = seeded.find("");

    assertThat(all.texts()).isEqualTo(36_550 + 24_854 + 204);
    assertThat(facet(all, Field.KIND))
        .containsEntry("note", 36_550L)
        .containsEntry("ticket", 24_854L)
        .containsEntry("feedback", 204L);
  }

  @Test
  void anIdIsFoundFirstAndAlone() {
    assertThat(seeded.find("CASE-100002").hits())
        .singleElement()
        .satisfies(hit -> {
          assertThat(hit.id()).isEqualTo("CASE-100002");
          assertThat(hit.exact()).isTrue();
        });
    assertThat(seeded.find("case-100002 fiber").hits().getFirst().id()).isEqualTo("CASE-100002");
    assertThat(seeded.find("CUST00133").hits()).allMatch(hit -> hit.kind() != Kind.NOTE);
  }

  @Test
  void aPlaceThatIsNamedIsAFilter() {
    SearchResult found = seeded.find("fiber attenuation in Papua Barat");

    assertThat(found.understood()).isEqualTo(Map.of(Field.PROVINCE, Set.of("Papua Barat")));
    assertThat(found.hits())
        .isNotEmpty()
        .allMatch(hit -> hit.field(Field.PROVINCE).equals("Papua Barat"));
  }

  @Test
  void aMistypedWordFindsWhatWasMeant() {
    assertThat(seeded.find("fibre attenuatoin").hits().getFirst().text())
        .containsIgnoringCase("fiber attenuation");
  }

  @Test
  void aPhraseInQuotesStandsInEveryHit() {
    assertThat(seeded.find("\"temporary traffic shift\"").hits())
        .isNotEmpty()
        .allMatch(hit -> hit.text().contains("temporary traffic shift"));
  }

  @Test
  void facetsCountWhatFitsTheOtherFilters() {
    SearchQuery critical = SearchQuery.of("").with(Map.of(Field.SEVERITY, Set.of("critical")));
    SearchResult found = seeded.live.search().find(critical, Visible.ALL);

    assertThat(found.texts()).isEqualTo(291);
    assertThat(facet(found, Field.EVENT_TYPE))
        .isEqualTo(Map.of("imminent_outage", 160L, "degraded", 128L, "maintenance+anomaly", 3L));
    assertThat(facet(found, Field.SEVERITY)).containsEntry("minor", 207L);
  }

  @Test
  void nearDuplicatesAreOneHitThatOpensToAllOfThem() {
    SearchResult found = seeded.find("no outage indicators operations stable");
    Hit first = found.hits().getFirst();

    assertThat(first.alike()).isGreaterThan(5_000);
    SearchResult opened =
        seeded
            .live
            .search()
            .find(SearchQuery.of("").within(first.group()).limited(200), Visible.ALL);
    assertThat(opened.texts()).isEqualTo(first.alike());
    assertThat(opened.hits()).hasSize(200);
    assertThat(opened.hits().getFirst().at()).isAfterOrEqualTo(opened.hits().get(199).at());
  }

  @Test
  void aSpanOfTimeLeavesOutWhatIsBeforeAndAfter() {
    Instant from = Instant.parse("2024-12-01T00:00:00Z");
    Instant to = Instant.parse("2024-12-02T00:00:00Z");
    SearchQuery day =
        SearchQuery.of("").with(Map.of(Field.KIND, Set.of("note"))).between(from, to).limited(200);

    SearchResult found = seeded.live.search().find(day, Visible.ALL);

    assertThat(found.texts()).isBetween(20L, 100L);
    assertThat(found.hits())
        .allSatisfy(hit -> assertThat(hit.at()).isAfterOrEqualTo(from).isBefore(to));
  }

  @Test
  void whatIsNotVisibleIsNeitherFoundNorCounted() {
    SearchResult found =
        seeded
            .live
            .search()
            .find(SearchQuery.of("outage"), (region, province) -> province.equals("Bali"));

    assertThat(facet(found, Field.PROVINCE)).containsOnlyKeys("Bali");
    assertThat(found.hits()).allMatch(hit -> hit.field(Field.PROVINCE).equals("Bali"));
  }

  @Test
  void whatWasLookedForIsMarkedAndTheTextIsKept() {
    Hit hit = seeded.find("connector contamination").hits().getFirst();

    assertThat(hit.pieces().stream().filter(Hit.Piece::found).map(Hit.Piece::text))
        .contains("connector", "contamination");
    assertThat(String.join("", hit.pieces().stream().map(Hit.Piece::text).toList()))
        .isEqualTo(hit.text());
  }

  @Test
  void otherWordsOfTheSameMeaningFindIt() {
    assertThat(seeded.find("netflix freezes all evening").hits().stream().limit(3))
        .anyMatch(hit -> hit.text().contains("streaming keeps buffering"));
  }

  @Test
  void whatNothingSaysFindsNothing() {
    SearchResult found = seeded.find("\"zebra crossing\"");

    assertThat(found.hits()).isEmpty();
    assertThat(found.words()).containsExactly("\"zebra crossing\"");
  }

  @Test
  void aFacetSaysWhatWouldBeFoundWithItsValueChosen() {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    List<String> texts = List.of("", "outage", "fiber attenuation", "monitoring");
    for (int round = 0; round < 40; round++) {
      SearchQuery query = SearchQuery.of(texts.get(random.nextInt(texts.size())));
      SearchResult any = seeded.live.search().find(query, Visible.ALL);
      Facet filtered = some(filled(any), random);
      query = query.with(Map.of(filtered.field(), Set.of(some(filtered.values(), random).value())));
      SearchResult found = seeded.live.search().find(query, Visible.ALL);
      Facet asked = some(filled(found), random);
      Facet.Value value = some(asked.values(), random);
      Map<Field, Set<String>> chosen = new HashMap<>(query.filters());
      chosen.put(asked.field(), Set.of(value.value()));

      assertThat(seeded.live.search().find(query.with(chosen), Visible.ALL).texts())
          .as("%s with %s", query, chosen)
          .isEqualTo(value.count());
    }
  }

  private static List<Facet> filled(SearchResult result) {
    return result.facets().stream().filter(facet -> !facet.values().isEmpty()).toList();
  }

  private static <T> T some(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  @Test
  void noTextOfAQueryMakesItFail() {
    List<String> hostile =
        List.of(
            "\"",
            "\"\"",
            "\" AND OR NOT +-&&||!(){}[]^~*?:\\/",
            "a:* OR *:*",
            "[* TO *]",
            "*",
            "?????",
            "fiber~2^9 AND (",
            "<script>alert(1)</script>",
            "'; drop table notes; --",
            "\u0000\u001f\uD800 \uFFFF",
            "\u202e\u200b\u0301\u0301\u0301",
            "光ファイバー 減衰",
            "الألياف",
            "🔥🔥🔥",
            "a ".repeat(200),
            "x".repeat(400),
            "abcdefgh".repeat(50),
            "\"" + "fiber ".repeat(60) + "\"",
            "INC-99999999999999999999999",
            "TX-" + "0".repeat(390),
            "in in in at at for");
    for (String text : hostile) {
      for (SearchQuery.Matching matching : SearchQuery.Matching.values()) {
        assertThatCode(
                () -> seeded.live.search().find(SearchQuery.of(text).with(matching), Visible.ALL))
            .as(text)
            .doesNotThrowAnyException();
      }
    }
    assertThatThrownBy(() -> SearchQuery.of("x".repeat(401)))
        .hasMessage("Invalid query: 401 characters, expected at most 400");
  }

  private static Map<String, Long> facet(SearchResult result, Field field) {
    return result.facets().stream()
        .filter(facet -> facet.field() == field)
        .flatMap(facet -> facet.values().stream())
        .collect(Collectors.toMap(Facet.Value::value, Facet.Value::count));
  }
}
