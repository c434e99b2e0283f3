package forewarn.assistant.search.index;

import forewarn.assistant.search.text.Field;
import forewarn.assistant.search.text.Kind;
import forewarn.assistant.search.text.Masking;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/** Keeps the cells of segments as long as the segments are read. Thread-safe. */
final class CellCache {
  private final Forms forms;
  private final FieldValues values = new FieldValues();
  private final Map<IndexReader.CacheKey, SegmentCells> cells = new ConcurrentHashMap<>();
  private final Map<IndexReader.CacheKey, SegmentCells.Counts> counts = new ConcurrentHashMap<>();

  CellCache(Forms forms) {
    this.forms = forms;
  }

  FieldValues values() {
    return values;
  }

  IndexView view(IndexSearcher searcher) throws IOException {
    List<IndexView.Part> parts = new ArrayList<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      SegmentCells of = cells(leaf.reader());
      parts.add(new IndexView.Part(leaf, of, counts(leaf.reader(), of)));
    }
    return new IndexView(searcher, parts);
  }

  private SegmentCells cells(LeafReader reader) throws IOException {
    IndexReader.CacheHelper helper = reader.getCoreCacheHelper();
    SegmentCells known = cells.get(helper.getKey());
    if (known == null) {
      known = SegmentCells.read(reader, forms, values);
      helper.addClosedListener(cells::remove);
      cells.put(helper.getKey(), known);
    }
    return known;
  }

  // Of another key: the same segment counts less once texts of it are deleted.
  private SegmentCells.Counts counts(LeafReader reader, SegmentCells of) throws IOException {
    IndexReader.CacheHelper helper = reader.getReaderCacheHelper();
    SegmentCells.Counts known = counts.get(helper.getKey());
    if (known == null) {
      known = of.count(reader, 0, reader.maxDoc());
      helper.addClosedListener(counts::remove);
      counts.put(helper.getKey(), known);
    }
    return known;
  }

  /** Makes the forms of a segment again, each from one of its texts. */
  void findForms(LeafReader reader) throws IOException {
    SegmentCells.Counts found =
        SegmentCells.read(reader, forms, values).count(reader, 0, reader.maxDoc());
    SortedDocValues stored = DocValues.getSorted(reader, SearchIndex.CELL);
    for (int cell = 0; cell < found.newest().length; cell++) {
      if (found.newest()[cell] >= 0) {
        String[] parts = Cell.parts(stored.lookupOrd(cell).utf8ToString());
        Kind kind = Kind.of(parts[1 + Field.KIND.ordinal()]).orElse(null);
        if (kind != null && forms.number(parts[0]) < 0) {
          Document document = reader.storedFields().document(found.newest()[cell]);
          forms.add(parts[0], kind, form(document.get(SearchIndex.TEXT), parts));
        }
      }
    }
  }

  private static String form(@Nullable String text, String[] parts) {
    return Masking.form(text == null ? "" : text, parts[1 + Field.PROVINCE.ordinal()]);
  }
}
