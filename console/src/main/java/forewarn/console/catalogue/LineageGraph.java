package forewarn.console.catalogue;

import static forewarn.console.language.Words.t;

import forewarn.warehouse.catalogue.Definition;
import forewarn.warehouse.profile.Inventory;
import forewarn.warehouse.profile.ObjectState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The objects as a drawing: a column for each layer, from left to right, and a line from each
 * object to those made from it. Lines within a layer bend out to its left. Objects are ordered so
 * that few lines cross: each is moved towards the middle of its neighbours, some times over.
 */
public record LineageGraph(List<Node> nodes, List<Edge> edges, int height) {
  public static final int WIDTH = 1060;
  public static final int NODE_WIDTH = 244;
  public static final int NODE_HEIGHT = 26;
  private static final int TOP = 26;
  private static final int STEP = 32;
  private static final int MARGIN = 58;
  private static final int ROUNDS = 12;
  public static final List<String> LAYERS = List.of("RAW", "STAGING", "DATAMART");

  /** An object with its place. */
  public record Node(Definition definition, ObjectState state, int x, int y) {
    public String name() {
      return definition.fullName();
    }

    public String path() {
      return CatalogueList.pathOf(definition);
    }
  }

  /** A line, as the path of an SVG. */
  public record Edge(String from, String to, String line) {}

  static LineageGraph of(Inventory inventory) {
    Map<String, List<String>> neighbours = neighbours(inventory);
    Map<String, List<Definition>> columns = new LinkedHashMap<>();
    LAYERS.forEach(layer -> columns.put(layer, layer(inventory, layer, neighbours)));
    for (int round = 0; round < ROUNDS; round++) {
      Map<String, Double> middles = middles(columns);
      columns.replaceAll((layer, objects) -> sorted(objects, neighbours, middles));
    }
    int tallest = columns.values().stream().mapToInt(List::size).max().orElse(0);
    Map<String, Node> nodes = new LinkedHashMap<>();
    columns.forEach((layer, objects) -> {
      for (int i = 0; i < objects.size(); i++) {
        Definition definition = objects.get(i);
        nodes.put(
            definition.fullName(),
            new Node(
                definition,
                Objects.requireNonNull(inventory.states().get(definition.fullName())),
                x(layer),
                TOP + i * STEP));
      }
    });
    return new LineageGraph(
        List.copyOf(nodes.values()), edges(inventory, nodes), TOP + tallest * STEP);
  }

  /** What an object is directly made from, in words. */
  public String madeFrom(String object) {
    String sources =
        edges.stream()
            .filter(edge -> edge.to().equals(object))
            .map(Edge::from)
            .collect(Collectors.joining(", "));
    return sources.isEmpty()
        ? t("received or written by the program")
        : t("made from {0}", sources);
  }

  /** Where a layer's column begins. */
  public static int x(String layer) {
    int free = WIDTH - MARGIN - NODE_WIDTH;
    return MARGIN + LAYERS.indexOf(layer) * free / (LAYERS.size() - 1);
  }

  // Those that nothing is made from, and that are made from nothing, come last.
  private static List<Definition> layer(
      Inventory inventory, String layer, Map<String, List<String>> neighbours) {
    return inventory.catalogue().definitions().stream()
        .filter(definition -> definition.schema().equals(layer))
        .sorted(
            Comparator.comparing(
                (Definition definition) -> !neighbours.containsKey(definition.fullName())))
        .toList();
  }

  private static Map<String, List<String>> neighbours(Inventory inventory) {
    Map<String, List<String>> neighbours = new HashMap<>();
    for (Definition definition : inventory.catalogue().definitions()) {
      for (Definition source : inventory.catalogue().upstream(definition)) {
        String one = definition.fullName();
        String other = source.fullName();
        neighbours.computeIfAbsent(one, name -> new ArrayList<>()).add(other);
        neighbours.computeIfAbsent(other, name -> new ArrayList<>()).add(one);
      }
    }
    return neighbours;
  }

  private static Map<String, Double> middles(Map<String, List<Definition>> columns) {
    Map<String, Double> middles = new HashMap<>();
    columns
        .values()
        .forEach(objects -> {
          for (int i = 0; i < objects.size(); i++) {
            middles.put(objects.get(i).fullName(), (i + 0.5) / objects.size());
          }
        });
    return middles;
  }

  private static List<Definition> sorted(
      List<Definition> objects, Map<String, List<String>> neighbours, Map<String, Double> middles) {
    return objects.stream()
        .sorted(
            Comparator.comparing((Definition d) -> !neighbours.containsKey(d.fullName()))
                .thenComparing(d -> middle(d.fullName(), neighbours, middles)))
        .toList();
  }

  // An object's own place counts as well, so that the order settles.
  private static double middle(
      String name, Map<String, List<String>> neighbours, Map<String, Double> middles) {
    return Stream.concat(neighbours.getOrDefault(name, List.of()).stream(), Stream.of(name))
        .mapToDouble(other -> middles.getOrDefault(other, 0.5))
        .average()
        .orElse(0.5);
  }

  private static List<Edge> edges(Inventory inventory, Map<String, Node> nodes) {
    List<Edge> edges = new ArrayList<>();
    for (Node to : nodes.values()) {
      for (Definition source : inventory.catalogue().upstream(to.definition())) {
        Node from = Objects.requireNonNull(nodes.get(source.fullName()));
        edges.add(new Edge(from.name(), to.name(), line(from, to)));
      }
    }
    return edges;
  }

  private static String line(Node from, Node to) {
    int startY = from.y() + NODE_HEIGHT / 2;
    int endY = to.y() + NODE_HEIGHT / 2;
    if (from.x() == to.x()) {
      int bend = from.x() - Math.min(MARGIN - 6, 14 + Math.abs(endY - startY) / 6);
      return "M%d %d C%d %d %d %d %d %d"
          .formatted(from.x(), startY, bend, startY, bend, endY, to.x() - 5, endY);
    }
    int startX = from.x() + NODE_WIDTH;
    int middle = (startX + to.x()) / 2;
    return "M%d %d C%d %d %d %d %d %d"
        .formatted(startX, startY, middle, startY, middle, endY, to.x() - 5, endY);
  }
}
