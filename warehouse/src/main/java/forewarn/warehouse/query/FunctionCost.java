package forewarn.warehouse.query;

import forewarn.warehouse.query.WorkLimits.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a call of a function can build for a row, from its name and its arguments. */
final class FunctionCost {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,12}");
  private static final Pattern BACK_REFERENCE = Pattern.compile("\\\\[0-9]");
  private static final double BIT = 1.0 / 8;
  private static final double COLLECTED = 8_000;

  private final WorkLimits limits;
  private final FunctionSizes functions;

  FunctionCost(WorkLimits limits, FunctionSizes functions) {
    this.limits = limits;
    this.functions = functions;
  }

  Size size(JsonNode call) {
    String name = name(call);
    List<JsonNode> arguments = arguments(call);
    limits.nested(call.path("filter"));
    limits.nested(call.path("order_bys"));
    Size size = sizeOf(name, call, arguments);
    if (functions.isFixed(name)) {
      limits.spend(FunctionSizes.NUMBER, call, name);
      return Size.NUMBER;
    }
    // An aggregate's state is within DuckDB's own limit.
    if (!functions.isAggregate(name)) {
      limits.spend(size.bytes(), call, name);
    }
    return size;
  }

  String name(JsonNode call) {
    JsonNode path = call.path("qualified_name").path("path");
    String name =
        path.isEmpty()
            ? call.path("function_name").asString("")
            : path.get(path.size() - 1).asString("");
    return name.toLowerCase(Locale.ROOT);
  }

  private Size sizeOf(String name, JsonNode call, List<JsonNode> arguments) {
    if (functions.collects(name)) {
      return collected(name, call, arguments);
    }
    return switch (name) {
      case "repeat" -> Size.of(product(call, arguments, 1));
      case "lpad", "rpad", "array_resize", "list_resize" -> resized(name, call, arguments);
      case "range", "generate_series" -> series(name, call, arguments);
      case "bitstring" -> Size.of(sum(arguments).bytes() + BIT * count(call, arguments, 1));
      case "equi_width_bins" -> Size.of(FunctionSizes.NUMBER * count(call, arguments, 2));
      case "to_base" ->
          Size.of(
              64 + sum(arguments).bytes() + (arguments.size() > 2 ? count(call, arguments, 2) : 0));
      case "format", "printf" -> formatted(call, arguments);
      case "replace" -> replaced(arguments, 1);
      case "regexp_replace" -> replaced(arguments, references(arguments));
      case "levenshtein",
          "editdist3",
          "damerau_levenshtein",
          "jaro_similarity",
          "jaro_winkler_similarity" ->
          compared(call, arguments);
      case "list_transform", "list_apply", "apply", "array_transform", "array_apply" ->
          each(call, arguments);
      case "list_filter", "filter", "array_filter" -> each(call, arguments).or(sum(arguments));
      case "list_reduce", "reduce", "array_reduce" -> reduced(call, arguments);
      default -> plain(name, call, arguments);
    };
  }

  private Size plain(String name, JsonNode call, List<JsonNode> arguments) {
    Size sum = sum(arguments);
    if (functions.isFixed(name) || functions.isAggregate(name)) {
      return sum;
    }
    requireBounded(name, call, sum);
    double bytes = 1 + FunctionSizes.factor(name) * sum.bytes();
    return new Size(bytes, sum.collected());
  }

  private void requireBounded(String name, JsonNode call, Size size) {
    if (Double.isInfinite(size.bytes())) {
      throw limits.refusal(
          name + " is applied to what an inner query collects; apply it where that is collected",
          call);
    }
  }

  private Size collected(String name, JsonNode call, List<JsonNode> arguments) {
    requireBounded(name, call, sum(arguments));
    return new Size(COLLECTED, true);
  }

  /** A cast keeps the size of a text; an array has the length that is in its type. */
  Size cast(JsonNode cast) {
    Size child = limits.size(cast.path("child"));
    double length = arrayLength(cast.path("type_expr"));
    String type = cast.path("type_expr").path("type_name").asString("").toUpperCase(Locale.ROOT);
    boolean toText = type.equals("VARCHAR") || type.equals("TEXT") || type.equals("STRING");
    if (length > 1) {
      limits.spend(FunctionSizes.NUMBER * length, cast, "an array of " + (long) length);
      return new Size(child.bytes() + FunctionSizes.NUMBER * length, child.collected());
    }
    if (toText || cast.path("type_expr").has("children") || type.equals("JSON")) {
      requireBounded("a cast", cast, child);
      double bytes = Math.max(32, 2 * child.bytes());
      limits.spend(bytes, cast, "a cast");
      return new Size(Math.max(32, child.bytes()), child.collected());
    }
    return Size.NUMBER;
  }

  private static double arrayLength(JsonNode type) {
    double length = 1;
    for (JsonNode child : type.path("children")) {
      length *= arrayLength(child);
      if (type.path("type_name").asString("").equalsIgnoreCase("array") && child.has("literal")) {
        length *= constant(child);
      }
    }
    return length;
  }

  private double product(JsonNode call, List<JsonNode> arguments, int which) {
    double one = bytes(arguments, 0);
    return Math.max(one, 1) * count(call, arguments, which);
  }

  private Size resized(String name, JsonNode call, List<JsonNode> arguments) {
    Size sum = sum(arguments);
    requireBounded(name, call, sum);
    double count = count(call, arguments, 1);
    return Size.of(
        sum.bytes() + count * Math.max(4, arguments.size() > 2 ? bytes(arguments, 2) : 8));
  }

  private Size series(String name, JsonNode call, List<JsonNode> arguments) {
    arguments.forEach(limits::size);
    double from = arguments.size() > 1 ? constant(arguments.get(0)) : 0;
    double to =
        arguments.isEmpty() ? 0 : constant(arguments.get(Math.min(1, arguments.size() - 1)));
    double step = arguments.size() > 2 ? constant(arguments.get(2)) : 1;
    double length = Math.abs((to - from) / step) + 1;
    if (!Double.isFinite(length)) {
      throw limits.refusal(name + " makes a list of unknown length here; put it into FROM", call);
    }
    return Size.of(FunctionSizes.NUMBER * length);
  }

  private Size formatted(JsonNode call, List<JsonNode> arguments) {
    String pattern =
        arguments.isEmpty() ? "" : arguments.getFirst().path("literal").path("text").asString("");
    boolean dynamic = pattern.contains("*") || Pattern.compile(":[^}]*\\{").matcher(pattern).find();
    if (dynamic || arguments.isEmpty() || !isText(arguments.getFirst())) {
      throw limits.refusal(name(call) + " needs its pattern and widths written out", call);
    }
    double widths = 0;
    Matcher digits = DIGITS.matcher(pattern);
    while (digits.find()) {
      widths += Double.parseDouble(digits.group());
    }
    Size sum = sum(arguments);
    requireBounded(name(call), call, sum);
    return new Size(sum.bytes() + widths + 64, sum.collected());
  }

  private static double references(List<JsonNode> arguments) {
    String to =
        arguments.size() > 2 ? arguments.get(2).path("literal").path("text").asString("") : "";
    return 1 + BACK_REFERENCE.matcher(to).results().count();
  }

  private Size replaced(List<JsonNode> arguments, double copies) {
    Size text = arguments.isEmpty() ? Size.NUMBER : limits.size(arguments.getFirst());
    double to = arguments.size() > 2 ? bytes(arguments, 2) : 0;
    double from =
        arguments.size() > 1 && isText(arguments.get(1)) && copies == 1
            ? Math.max(1, arguments.get(1).path("literal").path("text").asString("").length())
            : 1;
    return new Size(text.bytes() * (copies + to / from), text.collected());
  }

  // These take time by the product of the lengths.
  private Size compared(JsonNode call, List<JsonNode> arguments) {
    double product = 1;
    for (JsonNode argument : arguments.subList(0, Math.min(2, arguments.size()))) {
      product *= limits.size(argument).bytes();
    }
    limits.spend(product / 64, call, name(call));
    return Size.NUMBER;
  }

  private Size each(JsonNode call, List<JsonNode> arguments) {
    if (arguments.size() < 2) {
      return sum(arguments);
    }
    Size list = limits.size(arguments.getFirst());
    requireBounded(name(call), call, list);
    // All elements together are no larger than the list, so the body's own part counts for each
    // of them, and what it makes of its parameter once for the whole list.
    double elements = Math.max(1, list.bytes() / FunctionSizes.NUMBER);
    double before = limits.spent();
    Size own = body(arguments.get(1), 0);
    limits.spend((elements - 1) * (limits.spent() - before), call, name(call));
    Size whole = body(arguments.get(1), list.bytes());
    return new Size(elements * own.bytes() + whole.bytes(), list.collected());
  }

  private Size body(JsonNode lambda, double parameter) {
    limits.parameters(lambda.path("lhs"), parameter);
    return limits.size(lambda.path("expr"));
  }

  // As a recursion: a step may add, not multiply.
  private Size reduced(JsonNode call, List<JsonNode> arguments) {
    if (arguments.size() < 2) {
      return sum(arguments);
    }
    double list = limits.size(arguments.getFirst()).bytes();
    double start = Math.max(list, arguments.size() > 2 ? bytes(arguments, 2) : 0);
    requireBounded(name(call), call, Size.of(start));
    double elements = Math.max(1, list / FunctionSizes.NUMBER);
    double once = body(arguments.get(1), start).bytes();
    if (once > start && once > FunctionSizes.NUMBER) {
      throw limits.refusal(name(call) + " makes its value longer with each element", call);
    }
    limits.spend(elements * once, call, name(call));
    return Size.of(once);
  }

  private Size sum(List<JsonNode> arguments) {
    Size sum = Size.of(0);
    for (JsonNode argument : arguments) {
      sum = sum.and(limits.size(argument));
    }
    return sum;
  }

  private double bytes(List<JsonNode> arguments, int which) {
    return arguments.size() > which ? limits.size(arguments.get(which)).bytes() : 0;
  }

  private double count(JsonNode call, List<JsonNode> arguments, int which) {
    double count = arguments.size() > which ? constant(arguments.get(which)) : 0;
    if (Double.isNaN(count)) {
      throw limits.refusal(
          name(call) + " needs its number of repetitions or characters written out", call);
    }
    return Math.max(0, count);
  }

  /** The number that is written there, or NaN. */
  private static double constant(JsonNode expression) {
    JsonNode literal = expression.path("literal");
    String text = literal.path("text").asString("");
    if (expression.path("function_name").asString("").equals("-")
        && arguments(expression).size() == 1) {
      return -constant(arguments(expression).getFirst());
    }
    if (isText(expression) || text.isEmpty()) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(text.replace("_", ""));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static boolean isText(JsonNode expression) {
    return expression.path("literal").path("kind").asString("").equals("STRING");
  }

  private static List<JsonNode> arguments(JsonNode call) {
    List<JsonNode> arguments = new ArrayList<>();
    call.path("arguments")
        .forEach(one -> arguments.add(one.has("expression") ? one.path("expression") : one));
    return arguments;
  }
}
