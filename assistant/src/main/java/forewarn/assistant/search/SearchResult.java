package forewarn.assistant.search;

import forewarn.assistant.search.text.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was found.
 *
 * @param texts how many texts fit
 * @param forms how many forms they have; a hit each, unless a group was asked for
 * @param understood the filters that were read out of the query's text: places, vendors, equipment
 * @param words what was looked for in the texts, as it was understood
 * @param loosened whether texts with some of the words are given because none has most of them
 * @param meaning whether texts were also found by what they mean
 */
public record SearchResult(
    List<Hit> hits,
    List<Facet> facets,
    long texts,
    long forms,
    Map<Field, Set<String>> understood,
    List<String> words,
    boolean loosened,
    boolean meaning) {

  public SearchResult {
    hits = List.copyOf(hits);
    facets = List.copyOf(facets);
    words = List.copyOf(words);
  }
}
