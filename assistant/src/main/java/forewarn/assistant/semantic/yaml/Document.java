package forewarn.assistant.semantic.yaml;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a text into nodes. It makes no objects of them, so that tags in a file create nothing. */
public final class Document {
  private static final int LONGEST = 2_000_000;
  private static final int DEEPEST = 30;

  private Document() {}

  /** The root of a text; empty, and found, when it is no YAML. */
  public static Optional<Node> compose(String text, Findings findings) {
    if (text.length() > LONGEST) {
      findings.problem(
          1, 1, "the file has %,d characters, more than %,d".formatted(text.length(), LONGEST), "");
      return Optional.empty();
    }
    try {
      return composed(text, findings);
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark();
      findings.problem(
          mark == null ? 1 : mark.getLine() + 1,
          mark == null ? 1 : mark.getColumn() + 1,
          "this is no YAML: " + e.getProblem(),
          "");
    } catch (YAMLException e) {
      findings.problem(1, 1, "this is no YAML: " + e.getMessage(), "");
    }
    return Optional.empty();
  }

  // An alias is a node that is there twice, or within itself; a few of them can grow without end.
  private static Optional<Node> composed(String text, Findings findings) {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(DEEPEST);
    options.setCodePointLimit(LONGEST * 2);
    for (var event : new Yaml(options).parse(new StringReader(text))) {
      if (event instanceof AliasEvent alias) {
        var mark = alias.getStartMark();
        findings.problem(
            mark.getLine() + 1,
            mark.getColumn() + 1,
            "aliases such as *name are no part of semantic models",
            "write it out");
        return Optional.empty();
      }
    }
    Node root = new Yaml(options).compose(new StringReader(text));
    if (root == null) {
      findings.problem(1, 1, "the file is empty", "");
    }
    return Optional.ofNullable(root);
  }
}
