package forewarn.assistant.analyst.question;

import java.util.List;

/** Compares fixed phrases with a question's words. */
final class Phrases {
  private Phrases() {}

  /** How many tokens a phrase takes at a place; 0 when it is not there. */
  static int length(List<Token> tokens, int start, String phrase) {
    String[] words = phrase.split(" ");
    if (start + words.length > tokens.size()) {
      return 0;
    }
    for (int i = 0; i < words.length; i++) {
      if (!tokens.get(start + i).word().equals(words[i])) {
        return 0;
      }
    }
    return words.length;
  }

  /** The length of the longest of some phrases at a place; 0 when none is there. */
  static int longest(List<Token> tokens, int start, List<String> phrases) {
    int longest = 0;
    for (String phrase : phrases) {
      longest = Math.max(longest, length(tokens, start, phrase));
    }
    return longest;
  }
}
