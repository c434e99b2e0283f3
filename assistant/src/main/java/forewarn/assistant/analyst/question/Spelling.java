package forewarn.assistant.analyst.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the one known word that a misspelt word must be. */
final class Spelling {
  private static final int SHORTEST = 5;
  private static final int TWO_MISTAKES_FROM = 8;

  private Spelling() {}

  /** Known words as near as any; more than one when it is not certain which. */
  static List<String> nearest(String word, Set<String> known) {
    if (word.length() < SHORTEST || word.chars().anyMatch(Character::isDigit)) {
      return List.of();
    }
    int best = word.length() >= TWO_MISTAKES_FROM ? 2 : 1;
    List<String> nearest = new ArrayList<>();
    for (String candidate : known) {
      boolean comparable =
          Math.abs(candidate.length() - word.length()) <= best
              && candidate.length() >= SHORTEST - 1
              && candidate.charAt(0) == word.charAt(0);
      int distance = comparable ? distance(word, candidate) : Integer.MAX_VALUE;
      if (distance < best) {
        nearest.clear();
        best = distance;
      }
      if (distance == best) {
        nearest.add(candidate);
      }
    }
    return nearest;
  }

  /** Letters changed, added, left out, or two neighbours swapped. */
  static int distance(String one, String other) {
    int[][] cost = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, one, other, i, j);
      }
    }
    return cost[one.length()][other.length()];
  }

  private static int step(int[][] cost, String one, String other, int i, int j) {
    boolean same = one.charAt(i - 1) == other.charAt(j - 1);
    int least = cost[i - 1][j - 1] + (same ? 0 : 1);
    least = Math.min(least, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
