package forewarn.assistant.search.index;

import forewarn.assistant.search.text.Field;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.Bits;

/**
 * The cells of a segment: texts that share form and fields. Everything about a text but its time is
 * its cell's, so a search works on some thousand cells where there are millions of texts, and only
 * a span of time makes it look at the texts' order. Immutable.
 *
 * <p>The index is sorted by time, newest first: a span is a run of documents, and the first
 * document of a cell is its newest.
 */
public final class SegmentCells {
  private final int[] forms;
  private final int[][] marks;

  /**
   * How many texts each cell has, and which is the newest; -1 for none.
   *
   * @param counts by cell
   * @param newest document of the segment, by cell
   */
  public record Counts(int[] counts, int[] newest) {}

  private SegmentCells(int[] forms, int[][] marks) {
    this.forms = forms;
    this.marks = marks;
  }

  static SegmentCells read(LeafReader reader, Forms known, FieldValues values) throws IOException {
    SortedDocValues cells = DocValues.getSorted(reader, SearchIndex.CELL);
    int[] forms = new int[cells.getValueCount()];
    int[][] marks = new int[Field.values().length][forms.length];
    for (int cell = 0; cell < forms.length; cell++) {
      String[] parts = Cell.parts(cells.lookupOrd(cell).utf8ToString());
      forms[cell] = known.number(parts[0]);
      for (Field field : Field.values()) {
        marks[field.ordinal()][cell] = values.number(field, parts[field.ordinal() + 1]);
      }
    }
    return new SegmentCells(forms, marks);
  }

  public int size() {
    return forms.length;
  }

  public int form(int cell) {
    return forms[cell];
  }

  public int mark(Field field, int cell) {
    return marks[field.ordinal()][cell];
  }

  /** Counts the documents from {@code first} to before {@code end}. */
  public Counts count(LeafReader reader, int first, int end) throws IOException {
    int[] counts = new int[size()];
    int[] newest = new int[size()];
    Arrays.fill(newest, -1);
    SortedDocValues cells = DocValues.getSorted(reader, SearchIndex.CELL);
    Bits live = reader.getLiveDocs();
    int document = first == 0 ? cells.nextDoc() : cells.advance(first);
    while (document < end) {
      if (live == null || live.get(document)) {
        int cell = cells.ordValue();
        if (counts[cell]++ == 0) {
          newest[cell] = document;
        }
      }
      document = cells.nextDoc();
    }
    return new Counts(counts, newest);
  }

  /** The first document at or before a time, in seconds of the epoch: they are newest first. */
  public static int firstNotAfter(LeafReader reader, long second) throws IOException {
    int low = 0;
    int high = reader.maxDoc();
    while (low < high) {
      int middle = (low + high) >>> 1;
      // Documents' values are read forwards only, so each look is a new reading.
      NumericDocValues times = DocValues.getNumeric(reader, SearchIndex.AT);
      long at = times.advanceExact(middle) ? times.longValue() : SearchIndex.NO_TIME;
      if (at > second) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
