package forewarn.assistant.search;

import forewarn.assistant.search.index.Forms;
import forewarn.assistant.search.text.Glossary;
import forewarn.assistant.search.text.Masking;
import forewarn.assistant.search.text.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.CompiledAutomaton;

/**
 * The words of one query, and the forms that have them: each word as it is, in English when it is
 * Indonesian, or, when no form has it, any that is spelled nearly so or begins like it. Most of the
 * words must be there; where no form has most, some are enough.
 */
final class Wording {
  private static final int SHORTEST_MISTYPED = 4;
  private static final int SHORTEST_FOR_TWO_EDITS = 8;
  private static final int MOST_SPELLINGS = 24;

  private final Forms forms;
  private final List<String> terms;
  private final List<List<String>> phrases = new ArrayList<>();
  private final Set<String> exact = new HashSet<>();
  private final List<Predicate<String>> like = new ArrayList<>();

  Wording(Forms forms, QueryText text) {
    this.forms = forms;
    this.terms = forms.words().of(text.rest()).stream().map(Words.Word::term).distinct().toList();
    for (String phrase : text.phrases()) {
      List<String> words =
          forms.words().of(Masking.form(phrase, "")).stream().map(Words.Word::term).toList();
      if (!words.isEmpty()) {
        phrases.add(words);
        exact.addAll(words);
      }
    }
  }

  /** What is looked for, for people. */
  List<String> terms() {
    List<String> all = new ArrayList<>();
    phrases.forEach(phrase -> all.add("\"" + String.join(" ", phrase) + "\""));
    all.addAll(terms);
    return all;
  }

  boolean empty() {
    return terms.isEmpty() && phrases.isEmpty();
  }

  boolean hasPhrases() {
    return !phrases.isEmpty();
  }

  /** Whether a word of a text is one that was looked for; after {@link #find}. */
  boolean looksFor(String term) {
    return exact.contains(term) || like.stream().anyMatch(test -> test.test(term));
  }

  /**
   * Forms that were found by words, best first.
   *
   * @param loosened whether they have some of the words only
   */
  record Found(Map<Integer, Double> scores, boolean loosened) {}

  Found find() {
    Map<Integer, Double> scores = new LinkedHashMap<>();
    boolean[] loosened = {false};
    forms.search(searcher -> {
      List<Query> words = terms.stream().map(term -> any(searcher, term)).toList();
      int most = terms.size() <= 2 ? terms.size() : (terms.size() + 1) / 2;
      search(searcher, query(words, most), scores);
      if (scores.isEmpty() && terms.size() > 1) {
        loosened[0] = true;
        search(searcher, query(words, 1), scores);
      }
    });
    return new Found(scores, loosened[0] && !scores.isEmpty());
  }

  /** The forms that have all phrases. */
  Set<Integer> withPhrases() {
    Map<Integer, Double> scores = new LinkedHashMap<>();
    forms.search(searcher -> search(searcher, query(List.of(), 0), scores));
    return scores.keySet();
  }

  private Query query(List<Query> words, int least) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    words.forEach(word -> query.add(word, Occur.SHOULD));
    query.setMinimumNumberShouldMatch(words.isEmpty() ? 0 : least);
    for (List<String> phrase : phrases) {
      query.add(new PhraseQuery(Forms.TEXT, phrase.toArray(String[]::new)), Occur.MUST);
    }
    if (words.isEmpty() && phrases.isEmpty()) {
      return new MatchAllDocsQuery();
    }
    return query.build();
  }

  private Query any(IndexSearcher searcher, String term) {
    List<Query> ways = new ArrayList<>();
    way(term, ways);
    Glossary.english(term)
        .forEach(english -> forms.words().of(english).forEach(word -> way(word.term(), ways)));
    if (ways.size() == 1 && isNowhere(searcher, term) && term.length() >= SHORTEST_MISTYPED) {
      int edits = term.length() >= SHORTEST_FOR_TWO_EDITS ? 2 : 1;
      FuzzyQuery spelled =
          new FuzzyQuery(new Term(Forms.TEXT, term), edits, 1, MOST_SPELLINGS, true);
      CompiledAutomaton automaton = spelled.getAutomata();
      like.add(word -> {
        BytesRef bytes = new BytesRef(word);
        return automaton.runAutomaton.run(bytes.bytes, bytes.offset, bytes.length);
      });
      ways.add(spelled);
      ways.add(new PrefixQuery(new Term(Forms.TEXT, term)));
      like.add(word -> word.startsWith(term));
    }
    return new DisjunctionMaxQuery(ways, 0.1f);
  }

  private void way(String term, List<Query> ways) {
    exact.add(term);
    ways.add(new TermQuery(new Term(Forms.TEXT, term)));
  }

  private static boolean isNowhere(IndexSearcher searcher, String term) {
    try {
      return searcher.getIndexReader().docFreq(new Term(Forms.TEXT, term)) == 0;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look for " + term, e);
    }
  }

  private static void search(IndexSearcher searcher, Query query, Map<Integer, Double> scores) {
    try {
      int all = Math.max(1, searcher.getIndexReader().maxDoc());
      List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
      for (ScoreDoc found : searcher.search(query, all).scoreDocs) {
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(found.doc, leaves));
        NumericDocValues numbers = DocValues.getNumeric(leaf.reader(), Forms.NUMBER);
        numbers.advanceExact(found.doc - leaf.docBase);
        scores.put((int) numbers.longValue(), (double) found.score);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot search in forms", e);
    }
  }
}
