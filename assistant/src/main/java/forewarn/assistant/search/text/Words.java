package forewarn.assistant.search.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * The words of a text, the same way for texts and for queries: lower case, without accents, stemmed
 * lightly (so that a mistyped word stays near the right one), without words that say nothing.
 */
public final class Words extends Analyzer {
  private static final CharArraySet SAYING_NOTHING = sayingNothing();

  private static CharArraySet sayingNothing() {
    CharArraySet words = CharArraySet.copy(EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
    words.addAll(
        List.of(
            "about",
            "after",
            "all",
            "any",
            "before",
            "can",
            "did",
            "do",
            "does",
            "find",
            "from",
            "get",
            "give",
            "had",
            "has",
            "have",
            "how",
            "i",
            "me",
            "my",
            "our",
            "show",
            "tell",
            "than",
            "us",
            "we",
            "were",
            "what",
            "when",
            "where",
            "which",
            "who",
            "why",
            "you",
            // Indonesian
            "ada",
            "apa",
            "atau",
            "dan",
            "dari",
            "dengan",
            "di",
            "ini",
            "itu",
            "karena",
            "ke",
            "oleh",
            "pada",
            "saya",
            "untuk",
            "yang"));
    return CharArraySet.unmodifiableSet(words);
  }

  /** A word, and where it stands in its text. */
  public record Word(String term, int start, int end) {}

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    Tokenizer source = new StandardTokenizer();
    TokenStream words = new ASCIIFoldingFilter(new LowerCaseFilter(source));
    words = new StopFilter(new EnglishPossessiveFilter(words), SAYING_NOTHING);
    return new TokenStreamComponents(source, new KStemFilter(words));
  }

  public List<Word> of(String text) {
    List<Word> words = new ArrayList<>();
    try (TokenStream stream = tokenStream("text", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(new Word(term.toString(), offset.startOffset(), offset.endOffset()));
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot take words out of a text", e);
    }
    return words;
  }
}
