package forewarn.assistant.semantic;

import forewarn.assistant.semantic.sql.Snowflake;
import forewarn.assistant.semantic.yaml.Fields;
import forewarn.assistant.semantic.yaml.Findings;
import forewarn.warehouse.catalogue.Catalogue;
import forewarn.warehouse.query.QueryRefusedException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads questions with their SQL. One whose SQL cannot be run here is left out and noted; the model
 * can be used without it.
 */
final class VerifiedQueryReader {
  private static final List<String> FIELDS =
      List.of(
          "name", "question", "sql", "verified_at", "verified_by", "use_as_onboarding_question");

  private final Catalogue catalogue;
  private final ExpressionCheck check;

  VerifiedQueryReader(Catalogue catalogue, ExpressionCheck check) {
    this.catalogue = catalogue;
    this.check = check;
  }

  /**
   * Reads queries.
   *
   * @param usualName of one that has no name; its question when this is empty
   */
  List<VerifiedQuery> read(
      List<Node> nodes, String usualName, List<LogicalTable> tables, Findings findings) {
    List<VerifiedQuery> queries = new ArrayList<>();
    for (Node node : nodes) {
      Fields fields = new Fields(node, "a verified query", FIELDS, findings);
      String question = fields.required("question");
      String name = fields.optional("name");
      String sql = fields.required("sql");
      long verifiedAt = time(fields, findings);
      if (question.isEmpty() || sql.isEmpty()) {
        continue;
      }
      runnable(sql, fields.at("sql"), tables, findings)
          .ifPresent(translated ->
              queries.add(
                  new VerifiedQuery(
                      named(name, usualName, question),
                      question,
                      translated,
                      fields.optional("verified_by"),
                      verifiedAt)));
    }
    return queries;
  }

  private Optional<String> runnable(
      String sql, Node node, List<LogicalTable> tables, Findings findings) {
    Snowflake.Translation translation = Snowflake.query(sql, new VerifiedTables(tables, catalogue));
    if (!translation.differences().isEmpty()) {
      translation
          .differences()
          .forEach(difference ->
              findings.note(
                  node,
                  (int)
                      sql.substring(0, difference.offset()).chars().filter(c -> c == '\n').count(),
                  "verified query left out: " + difference.reason(),
                  "write it in SQL that the warehouse understands"));
      return Optional.empty();
    }
    try {
      check.describe(translation.sql());
      return Optional.of(translation.sql());
    } catch (QueryRefusedException e) {
      var position = e.position();
      findings.note(
          node,
          position == null || !translation.sql().equals(sql) ? 0 : position.line() - 1,
          "verified query left out: " + ExpressionCheck.reason(e),
          "correct its SQL");
      return Optional.empty();
    }
  }

  private static String named(String name, String usualName, String question) {
    return Stream.of(name, usualName, question)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static long time(Fields fields, Findings findings) {
    String text = fields.optional("verified_at");
    if (text.isEmpty()) {
      return 0;
    }
    try {
      return text.contains("-")
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toEpochSecond()
          : Long.parseLong(text);
    } catch (DateTimeParseException | NumberFormatException e) {
      findings.problem(
          fields.at("verified_at"),
          "verified_at '" + text + "' is no time",
          "write seconds since 1970, or a date such as 2024-12-31");
      return 0;
    }
  }
}
