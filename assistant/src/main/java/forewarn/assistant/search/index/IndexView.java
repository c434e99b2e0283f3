package forewarn.assistant.search.index;

import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;

/** What an index held at one moment, for the time of one search. */
public record IndexView(IndexSearcher searcher, List<Part> parts) {
  /**
   * A segment.
   *
   * @param counts of all its texts, whenever they were written
   */
  public record Part(LeafReaderContext leaf, SegmentCells cells, SegmentCells.Counts counts) {}
}
