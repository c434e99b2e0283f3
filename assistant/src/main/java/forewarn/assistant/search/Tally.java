package forewarn.assistant.search;

import forewarn.assistant.search.index.FieldValues;
import forewarn.assistant.search.index.Forms;
import forewarn.assistant.search.index.IndexView;
import forewarn.assistant.search.index.SearchIndex;
import forewarn.assistant.search.index.SegmentCells;
import forewarn.assistant.search.text.Field;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * One search's counting: goes over the cells, and gives the forms that have texts under the filters
 * as well as the facets. A text that one filter alone keeps out counts for that filter's facet.
 */
final class Tally {
  private static final int NONE_FAILS = -1;
  private static final int SEVERAL_FAIL = -2;

  private final Map<Field, boolean[]> wanted = new EnumMap<>(Field.class);
  private final Map<Field, long[]> counts = new EnumMap<>(Field.class);
  private final double[] scores;
  private final boolean[] fitting;
  private final long[] texts;
  private final int[] newest;
  private final long[] newestAt;
  private final List<boolean[]> cells = new ArrayList<>();
  private final List<int[]> ranges = new ArrayList<>();

  /**
   * A form that fits.
   *
   * @param newest document of the whole index
   */
  record Form(int number, double score, long count, int newest, long newestAt) {}

  private Tally(int forms) {
    scores = new double[forms];
    fitting = new boolean[forms];
    texts = new long[forms];
    newest = new int[forms];
    newestAt = new long[forms];
    Arrays.fill(newestAt, Long.MIN_VALUE);
    Arrays.fill(newest, -1);
  }

  static Tally of(
      IndexView view,
      SearchQuery query,
      Matches matches,
      Forms forms,
      FieldValues values,
      Visible visible) {
    Tally tally = new Tally(forms.count());
    tally.fit(matches, query.group(), forms);
    for (Field field : Field.values()) {
      List<String> all = values.all(field);
      tally.counts.put(field, new long[all.size()]);
      Set<String> chosen = query.filters().get(field);
      if (chosen != null) {
        boolean[] marks = new boolean[all.size()];
        for (int i = 0; i < marks.length; i++) {
          marks[i] = chosen.contains(all.get(i));
        }
        tally.wanted.put(field, marks);
      }
    }
    Seen seen = new Seen(visible, values);
    try {
      for (IndexView.Part part : view.parts()) {
        tally.add(part, query, seen);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot count what fits", e);
    }
    return tally;
  }

  private void fit(Matches matches, @Nullable String group, Forms forms) {
    if (matches.all()) {
      Arrays.fill(fitting, true);
    }
    matches
        .scores()
        .forEach((form, score) -> {
          if (form < fitting.length) {
            fitting[form] = true;
            scores[form] = score;
          }
        });
    if (group != null) {
      int only = forms.number(group);
      for (int form = 0; form < fitting.length; form++) {
        fitting[form] = form == only;
      }
    }
  }

  /** What may be seen of places, asked once each. */
  private static final class Seen {
    private final Visible visible;
    private final List<String> regions;
    private final List<String> provinces;
    private final byte[][] known;

    Seen(Visible visible, FieldValues values) {
      this.visible = visible;
      this.regions = values.all(Field.REGION);
      this.provinces = values.all(Field.PROVINCE);
      this.known = new byte[regions.size()][provinces.size()];
    }

    boolean place(int region, int province) {
      if (known[region][province] == 0) {
        boolean sees = visible.sees(regions.get(region), provinces.get(province));
        known[region][province] = (byte) (sees ? 1 : 2);
      }
      return known[region][province] == 1;
    }
  }

  private void add(IndexView.Part part, SearchQuery query, Seen seen) throws IOException {
    LeafReader reader = part.leaf().reader();
    SegmentCells of = part.cells();
    SegmentCells.Counts counted = part.counts();
    int[] range = {0, reader.maxDoc()};
    if (query.from() != null || query.to() != null) {
      range = range(reader, query.from(), query.to());
      counted = of.count(reader, range[0], range[1]);
    }
    NumericDocValues times = DocValues.getNumeric(reader, SearchIndex.AT);
    boolean[] fits = new boolean[of.size()];
    List<int[]> found = new ArrayList<>();
    for (int cell = 0; cell < of.size(); cell++) {
      int count = counted.counts()[cell];
      int form = of.form(cell);
      if (count > 0
          && form >= 0
          && form < fitting.length
          && fitting[form]
          && seen.place(of.mark(Field.REGION, cell), of.mark(Field.PROVINCE, cell))) {
        fits[cell] = count(of, cell, form, count);
        if (fits[cell]) {
          found.add(new int[] {counted.newest()[cell], form});
        }
      }
    }
    cells.add(fits);
    ranges.add(range);
    found.sort(Comparator.comparingInt(one -> one[0]));
    for (int[] one : found) {
      long at = times.advanceExact(one[0]) ? times.longValue() : SearchIndex.NO_TIME;
      if (newest[one[1]] < 0 || at > newestAt[one[1]]) {
        newest[one[1]] = part.leaf().docBase + one[0];
        newestAt[one[1]] = at;
      }
    }
  }

  private static int[] range(LeafReader reader, @Nullable Instant from, @Nullable Instant to)
      throws IOException {
    int first =
        to == null ? 0 : SegmentCells.firstNotAfter(reader, to.minusNanos(1).getEpochSecond());
    long earliest = from == null ? SearchIndex.NO_TIME + 1 : from.getEpochSecond();
    return new int[] {first, Math.max(first, SegmentCells.firstNotAfter(reader, earliest - 1))};
  }

  private boolean count(SegmentCells of, int cell, int form, int count) {
    int failing = failing(of, cell);
    if (failing == SEVERAL_FAIL) {
      return false;
    }
    if (failing >= 0) {
      add(Field.values()[failing], of, cell, count);
      return false;
    }
    for (Field field : Field.FACETS) {
      add(field, of, cell, count);
    }
    texts[form] += count;
    return true;
  }

  private void add(Field field, SegmentCells of, int cell, int count) {
    long[] counted = counts.get(field);
    int mark = of.mark(field, cell);
    if (counted != null && mark < counted.length) {
      counted[mark] += count;
    }
  }

  private int failing(SegmentCells of, int cell) {
    int failing = NONE_FAILS;
    for (Map.Entry<Field, boolean[]> filter : wanted.entrySet()) {
      int mark = of.mark(filter.getKey(), cell);
      if (mark >= filter.getValue().length || !filter.getValue()[mark]) {
        if (failing != NONE_FAILS) {
          return SEVERAL_FAIL;
        }
        failing = filter.getKey().ordinal();
      }
    }
    return failing;
  }

  long texts() {
    return Arrays.stream(texts).sum();
  }

  long forms() {
    return Arrays.stream(texts).filter(count -> count > 0).count();
  }

  /** Forms from a place on, in an order. */
  List<Form> ranked(SearchQuery.Order order, int skip, int most) {
    List<Form> ranked = new ArrayList<>();
    for (int form = 0; form < texts.length; form++) {
      if (texts[form] > 0) {
        ranked.add(new Form(form, scores[form], texts[form], newest[form], newestAt[form]));
      }
    }
    Comparator<Form> newestFirst = Comparator.comparingLong(Form::newestAt).reversed();
    ranked.sort(
        order == SearchQuery.Order.NEWEST
            ? newestFirst
            : Comparator.comparingDouble(Form::score).reversed().thenComparing(newestFirst));
    return ranked.stream().skip(skip).limit(most).toList();
  }

  /** The newest texts that fit, as documents of the whole index. */
  List<Integer> newest(IndexView view, int most) {
    List<long[]> found = new ArrayList<>();
    try {
      for (int i = 0; i < view.parts().size(); i++) {
        collect(view.parts().get(i), cells.get(i), ranges.get(i), most, found);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list what fits", e);
    }
    return found.stream()
        .sorted(Comparator.comparingLong((long[] one) -> one[0]).reversed())
        .limit(most)
        .map(one -> (int) one[1])
        .toList();
  }

  private static void collect(
      IndexView.Part part, boolean[] fits, int[] range, int most, List<long[]> into)
      throws IOException {
    LeafReader reader = part.leaf().reader();
    SortedDocValues of = DocValues.getSorted(reader, SearchIndex.CELL);
    NumericDocValues times = DocValues.getNumeric(reader, SearchIndex.AT);
    Bits live = reader.getLiveDocs();
    int taken = 0;
    for (int document = range[0]; document < range[1] && taken < most; document++) {
      if ((live == null || live.get(document))
          && of.advanceExact(document)
          && fits[of.ordValue()]) {
        long at = times.advanceExact(document) ? times.longValue() : SearchIndex.NO_TIME;
        into.add(new long[] {at, part.leaf().docBase + document});
        taken++;
      }
    }
  }

  /** The facets, most first; what nothing has is left out. */
  List<Facet> facets(FieldValues values) {
    List<Facet> facets = new ArrayList<>();
    for (Field field : Field.FACETS) {
      long[] counted = counts.get(field);
      List<Facet.Value> of = new ArrayList<>();
      for (int mark = 0; counted != null && mark < counted.length; mark++) {
        String value = values.value(field, mark);
        if (counted[mark] > 0 && !value.isEmpty()) {
          of.add(new Facet.Value(value, counted[mark]));
        }
      }
      of.sort(
          Comparator.comparingLong(Facet.Value::count)
              .reversed()
              .thenComparing(Facet.Value::value));
      facets.add(new Facet(field, of));
    }
    return facets;
  }
}
