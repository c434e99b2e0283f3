package forewarn.assistant.search.index;

import forewarn.assistant.search.text.Kind;
import forewarn.assistant.search.text.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * All forms there are, searchable by their words. Held in memory and made again from the notes at
 * each start: there are thousands where there are millions of notes, and what is derived needs no
 * agreement with what is stored. Thread-safe.
 */
public final class Forms implements AutoCloseable {
  public static final String TEXT = "text";
  public static final String NUMBER = "number";

  private final Words words = new Words();
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
  private final List<Form> all = new ArrayList<>();

  /**
   * A form.
   *
   * @param number from 0, within this run of the program
   * @param group names it in every run
   */
  public record Form(int number, String group, Kind kind, String text) {
    private static final Pattern ASIDE = Pattern.compile("\\s*\\([^)]*\\)");

    /**
     * What is embedded of it. Of a ticket not the layer of the network in brackets: it multiplies
     * the forms and says next to nothing.
     */
    public String meaning() {
      return kind == Kind.TICKET ? ASIDE.matcher(text).replaceAll("") : text;
    }
  }

  Forms() {
    try {
      writer = new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig(words));
      searchers = new SearcherManager(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open the index of forms in memory", e);
    }
  }

  /** The number of a form, -1 when there is none yet. */
  public int number(String group) {
    return numbers.getOrDefault(group, -1);
  }

  /** Adds a form unless it is there; it is found after the next {@link #refresh}. */
  synchronized Form add(String group, Kind kind, String text) {
    int known = number(group);
    if (known >= 0) {
      return all.get(known);
    }
    Form form = new Form(all.size(), group, kind, text);
    Document document = new Document();
    document.add(new TextField(TEXT, text, Store.NO));
    document.add(new NumericDocValuesField(NUMBER, form.number()));
    try {
      writer.addDocument(document);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot add form " + group, e);
    }
    all.add(form);
    numbers.put(group, form.number());
    return form;
  }

  public synchronized Form form(int number) {
    return all.get(number);
  }

  public synchronized int count() {
    return all.size();
  }

  /** Those from a number on. */
  public synchronized List<Form> from(int number) {
    return List.copyOf(all.subList(Math.min(number, all.size()), all.size()));
  }

  public Words words() {
    return words;
  }

  void refresh() {
    try {
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot refresh the index of forms", e);
    }
  }

  /** Lets somebody search in what there was at the last refresh. */
  public void search(Consumer<IndexSearcher> with) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        with.accept(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot search in forms", e);
    }
  }

  @Override
  public void close() {
    try {
      searchers.close();
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close the index of forms", e);
    }
    words.close();
  }
}
