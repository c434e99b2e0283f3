package forewarn.assistant.search.index;

import forewarn.assistant.search.text.Entry;
import forewarn.assistant.search.text.Field;
import forewarn.assistant.search.text.Kind;
import forewarn.assistant.search.text.Masking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All texts with their fields, in files. It holds nothing that cannot be read again: what is
 * damaged, cut off or of another version is thrown away at opening and filled anew. How far it has
 * been filled is a part of each commit, so after a kill the two agree. Written to by one thread;
 * read by any.
 */
public final class SearchIndex implements AutoCloseable {
  public static final String CELL = "cell";
  public static final String AT = "at";
  public static final String REFERENCE = "ref";
  public static final String ID = "id";
  public static final String TEXT = "text";
  public static final String DETAIL = "d.";
  public static final long NO_TIME = Long.MIN_VALUE;

  private static final Logger log = LoggerFactory.getLogger(SearchIndex.class);
  // Rises with every change of what is stored, masking included.
  private static final String VERSION = "1";
  private static final String VERSION_KEY = "version";
  private static final String KEY = "key";
  private static final String SECOND = "second";
  private static final double MEGABYTES_IN_MEMORY = 24;

  private final FSDirectory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final Forms forms = new Forms();
  private final CellCache cells = new CellCache(forms);
  private final Map<String, String> progress = new HashMap<>();

  private SearchIndex(FSDirectory directory, IndexWriter writer) throws IOException {
    this.directory = directory;
    this.writer = writer;
    this.searchers = new SearcherManager(writer, null);
    Iterable<Map.Entry<String, String>> kept = writer.getLiveCommitData();
    if (kept != null) {
      kept.forEach(entry -> progress.put(entry.getKey(), entry.getValue()));
    }
    IndexSearcher searcher = searchers.acquire();
    try {
      for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
        cells.findForms(leaf.reader());
      }
    } finally {
      searchers.release(searcher);
    }
    refresh();
  }

  /** Opens what is in a folder, or begins anew there. */
  public static SearchIndex open(Path folder) {
    try {
      Files.createDirectories(folder);
      FSDirectory directory = FSDirectory.open(folder);
      try {
        if (DirectoryReader.indexExists(directory)) {
          check(directory);
          return new SearchIndex(directory, writer(directory, IndexWriterConfig.OpenMode.APPEND));
        }
      } catch (IOException | RuntimeException e) {
        log.warn("The search index is made anew: {}", e.toString());
      }
      IndexWriter writer = writer(directory, IndexWriterConfig.OpenMode.CREATE);
      SearchIndex index = new SearchIndex(directory, writer);
      index.progress.clear();
      return index;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open the search index in " + folder, e);
    }
  }

  private static void check(FSDirectory directory) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      String version = reader.getIndexCommit().getUserData().get(VERSION_KEY);
      if (!VERSION.equals(version)) {
        throw new IOException("it has version " + version + ", expected " + VERSION);
      }
      for (LeafReaderContext leaf : reader.leaves()) {
        leaf.reader().checkIntegrity();
      }
    }
  }

  private static IndexWriter writer(FSDirectory directory, IndexWriterConfig.OpenMode mode)
      throws IOException {
    SortField newestFirst = new SortField(AT, SortField.Type.LONG, true);
    newestFirst.setMissingValue(NO_TIME);
    return new IndexWriter(
        directory,
        new IndexWriterConfig(new KeywordAnalyzer())
            .setOpenMode(mode)
            .setRAMBufferSizeMB(MEGABYTES_IN_MEMORY)
            .setIndexSort(new Sort(newestFirst))
            .setCommitOnClose(false));
  }

  /** Adds texts, each in place of the one with its key. */
  public void add(List<Entry> entries) {
    try {
      for (Entry entry : entries) {
        writer.updateDocument(new Term(KEY, entry.key()), document(entry));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot index " + entries.size() + " texts", e);
    }
  }

  private Document document(Entry entry) {
    String form = Masking.form(entry);
    String group = Masking.group(entry.kind(), form);
    forms.add(group, entry.kind(), form);
    Document document = new Document();
    document.add(new StringField(KEY, entry.key(), Store.NO));
    document.add(new StringField(REFERENCE, reference(entry.id()), Store.NO));
    for (String reference : entry.references()) {
      document.add(new StringField(REFERENCE, reference(reference), Store.NO));
    }
    document.add(new StringField(Field.KIND.word(), entry.kind().word(), Store.NO));
    document.add(new SortedDocValuesField(CELL, new BytesRef(Cell.of(entry, group))));
    Instant at = entry.at();
    if (at != null) {
      document.add(new NumericDocValuesField(AT, at.getEpochSecond()));
      document.add(new LongPoint(SECOND, at.getEpochSecond()));
    }
    document.add(new StoredField(ID, entry.id()));
    document.add(new StoredField(TEXT, entry.text()));
    entry.details().forEach((name, value) -> document.add(new StoredField(DETAIL + name, value)));
    return document;
  }

  /** An id as it is looked for. */
  public static String reference(String id) {
    return id.strip().toUpperCase(java.util.Locale.ROOT);
  }

  /** Takes away all texts of a kind that are older than a moment; null for all. */
  public void remove(Kind kind, @Nullable Instant before) {
    BooleanQuery.Builder query =
        new BooleanQuery.Builder()
            .add(new TermQuery(new Term(Field.KIND.word(), kind.word())), Occur.MUST);
    if (before != null) {
      query.add(
          LongPoint.newRangeQuery(SECOND, Long.MIN_VALUE, before.getEpochSecond() - 1), Occur.MUST);
    }
    try {
      writer.deleteDocuments(query.build());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove texts of kind " + kind.word(), e);
    }
  }

  /** How many texts of a kind there are, as of the last refresh. */
  public int count(Kind kind) {
    return view(view -> {
      try {
        return view.searcher().count(new TermQuery(new Term(Field.KIND.word(), kind.word())));
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot count texts of kind " + kind.word(), e);
      }
    });
  }

  /** How far somebody has come; null when it has not begun. */
  public @Nullable String progress(String of) {
    return progress.get(of);
  }

  /** Keeps on disk what was added, together with how far that is. */
  public void commit(String of, String where) {
    progress.put(of, where);
    progress.put(VERSION_KEY, VERSION);
    try {
      writer.setLiveCommitData(new HashMap<>(progress).entrySet());
      writer.commit();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep the search index", e);
    }
  }

  /** Lets what was added be found. */
  public void refresh() {
    forms.refresh();
    try {
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot refresh the search index", e);
    }
    // So that no search has to wait for it.
    view(view -> view.parts().size());
  }

  public Forms forms() {
    return forms;
  }

  public FieldValues values() {
    return cells.values();
  }

  /** Something that reads a view. */
  public interface Reading<T> {
    T of(IndexView view);
  }

  /** Lets somebody read what there was at the last refresh. */
  public <T> T view(Reading<T> reading) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return reading.of(cells.view(searcher));
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the search index", e);
    }
  }

  @Override
  public void close() {
    try {
      searchers.close();
      // What no commit has told of is read again.
      writer.rollback();
      directory.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close the search index", e);
    }
    forms.close();
  }
}
