package forewarn.operations.workflow.definition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** The problems found so far. */
final class Findings {
  private final List<Problem> problems = new ArrayList<>();

  void add(int line, String reason) {
    problems.add(new Problem(line, reason));
  }

  void add(Node node, String reason) {
    add(line(node), reason);
  }

  List<Problem> all() {
    return problems.stream().distinct().sorted(Comparator.comparingInt(Problem::line)).toList();
  }

  static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
