package forewarn.assistant.search;

import forewarn.assistant.search.Hit.Piece;
import forewarn.assistant.search.index.Cell;
import forewarn.assistant.search.index.IndexView;
import forewarn.assistant.search.index.SearchIndex;
import forewarn.assistant.search.text.Field;
import forewarn.assistant.search.text.Kind;
import forewarn.assistant.search.vector.Meanings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/** Finds texts. Thread-safe. */
public final class Search {
  private static final int MOST_OF_AN_ID = 50;

  private final SearchIndex index;
  private final Meanings meanings;

  Search(SearchIndex index, Meanings meanings) {
    this.index = index;
    this.meanings = meanings;
  }

  /**
   * What fits a query.
   *
   * @param visible what whoever asks may see
   */
  public SearchResult find(SearchQuery query, Visible visible) {
    return find(query, QueryText.of(query.text(), index.values()), visible);
  }

  /**
   * What is like a text, which is taken as it is: no id, phrase or place is read out of it.
   *
   * @param visible what whoever asks may see
   */
  public SearchResult findLike(SearchQuery query, Visible visible) {
    return find(query, QueryText.plain(query.text()), visible);
  }

  private SearchResult find(SearchQuery query, QueryText text, Visible visible) {
    Map<Field, Set<String>> filters = new LinkedHashMap<>(query.filters());
    text.places().forEach((field, values) -> filters.merge(field, values, Search::both));
    SearchQuery filtered = query.with(filters);
    Wording wording = new Wording(index.forms(), text);
    return index.view(view -> {
      List<Hit> exact = exact(view, text.ids(), filtered, wording, visible);
      Matches matches =
          text.onlyIds()
              ? new Matches(Map.of(), false, false, false)
              : Matches.of(wording, text.rest(), meanings, query.matching());
      Tally tally = Tally.of(view, filtered, matches, index.forms(), index.values(), visible);
      List<Hit> hits = new ArrayList<>(query.skip() == 0 ? exact : List.of());
      hits.addAll(
          query.group() == null
              ? standing(view, tally, filtered, wording)
              : each(view, tally, filtered, wording));
      return new SearchResult(
          distinct(hits, query.limit()),
          tally.facets(index.values()),
          tally.texts() + (text.onlyIds() ? exact.size() : 0),
          tally.forms() + (text.onlyIds() ? exact.size() : 0),
          text.places(),
          wording.terms(),
          matches.loosened(),
          matches.meaning());
    });
  }

  /** How many texts each form has under the filters of a query. */
  public Map<String, Long> formCounts(SearchQuery query, Visible visible) {
    Matches every = new Matches(Map.of(), true, false, false);
    return index.view(view -> {
      Map<String, Long> counts = new LinkedHashMap<>();
      Tally.of(view, query, every, index.forms(), index.values(), visible)
          .ranked(SearchQuery.Order.NEWEST, 0, Integer.MAX_VALUE)
          .forEach(form ->
              counts.merge(index.forms().form(form.number()).text(), form.count(), Long::sum));
      return counts;
    });
  }

  private static Set<String> both(Set<String> chosen, Set<String> named) {
    Set<String> common = new LinkedHashSet<>(chosen);
    common.retainAll(named);
    // What is typed and what is chosen exclude each other: nothing fits both.
    return common.isEmpty() ? Set.of("\u0000") : common;
  }

  private static List<Hit> distinct(List<Hit> hits, int most) {
    Map<String, Hit> byKey = new LinkedHashMap<>();
    hits.forEach(hit -> byKey.putIfAbsent(hit.kind() + ":" + hit.id(), hit));
    return byKey.values().stream().limit(most).toList();
  }

  // A form each, told by its newest text.
  private List<Hit> standing(IndexView view, Tally tally, SearchQuery query, Wording wording) {
    List<Hit> hits = new ArrayList<>();
    for (Tally.Form form : tally.ranked(query.order(), query.skip(), query.limit())) {
      hits.add(hit(view, form.newest(), form.score(), form.count(), wording, false));
    }
    return hits;
  }

  // All texts of one form, newest first.
  private List<Hit> each(IndexView view, Tally tally, SearchQuery query, Wording wording) {
    List<Hit> hits = new ArrayList<>();
    for (int document :
        tally.newest(view, query.skip() + query.limit()).stream().skip(query.skip()).toList()) {
      hits.add(hit(view, document, 0, 1, wording, false));
    }
    return hits;
  }

  private List<Hit> exact(
      IndexView view, List<String> ids, SearchQuery query, Wording wording, Visible visible) {
    List<Hit> hits = new ArrayList<>();
    IndexSearcher searcher = view.searcher();
    try {
      for (String id : ids) {
        Term term = new Term(SearchIndex.REFERENCE, SearchIndex.reference(id));
        for (ScoreDoc found : searcher.search(new TermQuery(term), MOST_OF_AN_ID).scoreDocs) {
          Hit hit = hit(view, found.doc, 1, 1, wording, true);
          if (visible.sees(hit.field(Field.REGION), hit.field(Field.PROVINCE))
              && fits(hit, query)) {
            hits.add(hit);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look for " + ids, e);
    }
    return hits;
  }

  private static boolean fits(Hit hit, SearchQuery query) {
    return query.filters().entrySet().stream()
        .allMatch(filter -> filter.getValue().contains(hit.field(filter.getKey())));
  }

  private Hit hit(
      IndexView view, int document, double score, long alike, Wording wording, boolean exact) {
    try {
      List<LeafReaderContext> leaves = view.searcher().getIndexReader().leaves();
      LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
      int local = document - leaf.docBase;
      SortedDocValues cells = DocValues.getSorted(leaf.reader(), SearchIndex.CELL);
      cells.advanceExact(local);
      String[] cell = Cell.parts(cells.lookupOrd(cells.ordValue()).utf8ToString());
      NumericDocValues times = DocValues.getNumeric(leaf.reader(), SearchIndex.AT);
      Instant at = times.advanceExact(local) ? Instant.ofEpochSecond(times.longValue()) : null;
      Document stored = leaf.reader().storedFields().document(local);
      String text = String.valueOf(stored.get(SearchIndex.TEXT));
      List<Piece> pieces = Highlights.of(index.forms().words(), text, wording::looksFor);
      return new Hit(
          Kind.of(cell[1]).orElse(Kind.NOTE),
          String.valueOf(stored.get(SearchIndex.ID)),
          score,
          at,
          text,
          pieces,
          fields(cell),
          details(stored),
          alike,
          cell[0],
          exact);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read what was found", e);
    }
  }

  private static Map<Field, String> fields(String[] cell) {
    Map<Field, String> fields = new LinkedHashMap<>();
    for (Field field : Field.values()) {
      String value = cell[1 + field.ordinal()];
      if (!value.isEmpty()) {
        fields.put(field, value);
      }
    }
    return fields;
  }

  private static Map<String, String> details(Document stored) {
    Map<String, String> details = new LinkedHashMap<>();
    for (IndexableField field : stored.getFields()) {
      if (field.name().startsWith(SearchIndex.DETAIL)) {
        details.put(field.name().substring(SearchIndex.DETAIL.length()), field.stringValue());
      }
    }
    return details;
  }
}
