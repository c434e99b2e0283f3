package forewarn.assistant.semantic.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * What is found in one file: problems, for which it cannot be used, and notes, despite which it
 * can.
 */
public final class Findings {
  private final String file;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> notes = new ArrayList<>();

  /**
   * @param file how to name it
   */
  public Findings(String file) {
    this.file = file;
  }

  public String file() {
    return file;
  }

  /** Adds a problem at the start of a node. */
  public void problem(Node node, String reason, String advice) {
    problems.add(at(node, 0, reason, advice));
  }

  /** Adds a problem with no node, such as an unreadable file. */
  public void problem(int line, int column, String reason, String advice) {
    problems.add(new Problem(file, line, column, reason, advice));
  }

  /** Adds a note at a line of a node's text, counted from 0. */
  public void note(Node node, int line, String reason, String advice) {
    notes.add(at(node, line, reason, advice));
  }

  private Problem at(Node node, int line, String reason, String advice) {
    boolean block =
        node instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.LITERAL;
    int first = node.getStartMark().getLine() + 1;
    return new Problem(
        file,
        block ? first + 1 + line : first,
        block ? 1 : node.getStartMark().getColumn() + 1,
        reason,
        advice);
  }

  /** The problems in the order of their lines. */
  public List<Problem> problems() {
    return sorted(problems);
  }

  /** The notes in the order of their lines. */
  public List<Problem> notes() {
    return sorted(notes);
  }

  private static List<Problem> sorted(List<Problem> found) {
    return found.stream()
        .distinct()
        .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
        .toList();
  }
}
