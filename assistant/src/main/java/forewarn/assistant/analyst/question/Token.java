package forewarn.assistant.analyst.question;

import org.jspecify.annotations.Nullable;

/**
 * A word, number or sign of a question.
 *
 * @param text as written
 * @param word in lower case
 * @param stem the word without a plural's ending
 * @param number its value, or null when it is none
 */
record Token(String text, String word, String stem, @Nullable Double number) {
  boolean isPlural() {
    return !word.equals(stem);
  }
}
