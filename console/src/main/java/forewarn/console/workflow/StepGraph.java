package forewarn.console.workflow;

import static forewarn.console.language.Words.t;

import forewarn.operations.workflow.definition.Action;
import forewarn.operations.workflow.definition.Step;
import forewarn.operations.workflow.definition.Workflow;
import java.util.ArrayList;
import java.util.List;

/**
 * A workflow as a drawing: its trigger on top, a box for each step below, and what is done after a
 * failure beside them. A line round a box says that it may be left out.
 */
public record StepGraph(List<Node> nodes, List<Edge> edges, int height) {
  public static final int WIDTH = 640;
  public static final int NODE_WIDTH = 250;
  public static final int NODE_HEIGHT = 46;
  private static final int LEFT = 46;
  private static final int RIGHT = 370;
  private static final int STEP = 74;
  private static final int LONGEST = 34;

  /**
   * A box.
   *
   * @param kind of what it stands for, a class of the style sheet
   * @param below second line
   * @param told all of it, for those who point at it
   */
  public record Node(String kind, String name, String below, String told, int x, int y) {}

  /** A line, as the path of an SVG. */
  public record Edge(String kind, String line) {}

  static StepGraph of(Workflow workflow) {
    List<Node> nodes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    nodes.add(
        new Node(
            "trigger",
            Wording.trigger(workflow.trigger()),
            t("trigger"),
            Wording.trigger(workflow.trigger()),
            LEFT,
            4));
    column(workflow.steps(), LEFT, 4 + STEP, nodes, edges);
    if (!workflow.onFailure().isEmpty()) {
      int top = 4 + STEP;
      column(workflow.onFailure(), RIGHT, top, nodes, edges);
      int y = top + NODE_HEIGHT / 2;
      edges.add(new Edge("failure", "M%d %d L%d %d".formatted(LEFT + NODE_WIDTH, y, RIGHT - 6, y)));
    }
    int rows = 1 + Math.max(workflow.steps().size(), workflow.onFailure().size());
    return new StepGraph(List.copyOf(nodes), List.copyOf(edges), rows * STEP);
  }

  private static void column(List<Step> steps, int x, int top, List<Node> nodes, List<Edge> edges) {
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      int y = top + i * STEP;
      int middle = x + NODE_WIDTH / 2;
      if (i > 0 || x == LEFT) {
        edges.add(
            new Edge(
                "next", "M%d %d L%d %d".formatted(middle, y - STEP + NODE_HEIGHT, middle, y - 6)));
      }
      if (step.condition() != null) {
        edges.add(
            new Edge(
                "around",
                "M%d %d H%d V%d H%d"
                    .formatted(middle, y - 18, x - 22, y + NODE_HEIGHT + 8, middle)));
      }
      nodes.add(
          new Node(
              kind(step),
              shortened(step.id()),
              shortened(Wording.action(step)),
              step.id() + ": " + Wording.action(step),
              x,
              y));
    }
  }

  private static String kind(Step step) {
    return switch (step.action()) {
      case Action.Use use -> "use";
      case Action.WaitUntil wait -> "wait";
      case Action.Decide decide -> "decide";
    };
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
