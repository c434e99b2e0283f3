package forewarn.console.audit;

import static forewarn.console.language.Words.t;

import forewarn.console.language.Words;
import forewarn.operations.audit.AuditFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the page is asked for in its address; Spring fills it from the query of the same names.
 *
 * @param from the first day, in the reader's zone
 * @param to the last day
 * @param page from 1
 */
public record AuditQuery(
    @Nullable String actor,
    @Nullable String action,
    @Nullable String object,
    @Nullable String text,
    @Nullable String from,
    @Nullable String to,
    @Nullable Integer page) {
  static final int ROWS = 50;

  public AuditQuery {
    actor = blankToNull(actor);
    action = blankToNull(action);
    object = blankToNull(object);
    text = blankToNull(text);
    from = blankToNull(from);
    to = blankToNull(to);
    page = page == null || page < 1 ? 1 : page;
  }

  private static @Nullable String blankToNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  /**
   * As the log takes it.
   *
   * @throws IllegalArgumentException when a day is none, in the reader's language
   */
  AuditFilter filter() {
    return new AuditFilter(actor, action, object, text, day(from, 0), day(to, 1));
  }

  private static @Nullable Instant day(@Nullable String day, int later) {
    if (day == null) {
      return null;
    }
    try {
      return LocalDate.parse(day).plusDays(later).atStartOfDay(Words.zone()).toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          t("Invalid day: {0}, expected one like 2025-03-01", day), e);
    }
  }

  int number() {
    return page == null ? 1 : page;
  }

  /** Whether anything is looked for. */
  public boolean narrows() {
    return !query(1).isEmpty();
  }

  /** As the query of an address, with the question mark; empty when nothing is asked for. */
  public String query(int number) {
    UriComponentsBuilder query = UriComponentsBuilder.newInstance();
    add(query, "actor", actor);
    add(query, "action", action);
    add(query, "object", object);
    add(query, "text", text);
    add(query, "from", from);
    add(query, "to", to);
    add(query, "page", number > 1 ? String.valueOf(number) : null);
    return query.encode().build().toUriString();
  }

  private static void add(UriComponentsBuilder query, String name, @Nullable String value) {
    if (value != null) {
      query.queryParam(name, "{" + name + "}").uriVariables(java.util.Map.of(name, value));
    }
  }
}
