package forewarn.operations.tool;

import java.util.regex.Pattern;

/**
 * Tells a secret that stands in a text itself from a reference to one. It knows fields by their
 * names and the forms of common keys and addresses; a secret of no known form in a field of any
 * name is not found.
 */
public final class SecretText {
  private static final Pattern FIELD =
      Pattern.compile(
          "(?i)(proxy-)?authorization|cookie|password|passwd|webhook|(.*[_-])?(secret|token|api[_-]?key"
              + "|routing[_-]?key|access[_-]?key|private[_-]?key|signing[_-]?key|apikey)");
  private static final Pattern REFERENCE = Pattern.compile("secret:[A-Za-z0-9_-]{1,64}");
  private static final Pattern PLACE = Pattern.compile("\\{\\{[^}]*}}|\\$\\{[^}]*}");
  private static final Pattern SCHEME = Pattern.compile("^\\s*[A-Za-z]+\\s+");
  private static final Pattern FORM =
      Pattern.compile(
          "(?i)hooks\\.slack\\.com/(services|workflows|triggers)/\\w"
              + "|webhook\\.office\\.com/\\w|discord(app)?\\.com/api/webhooks/\\w"
              + "|://[^/@\\s]*:[^/@\\s]+@"
              + "|[?&](token|access_token|api_?key|key|sig|secret|password)=[^&\\s]"
              + "|\\bbearer\\s+[A-Za-z0-9._~+/=-]{8,}"
              + "|\\bxox[abprs]-\\w|\\bghp_\\w|\\bAKIA[A-Z0-9]{12}|-----BEGIN [A-Z ]*PRIVATE KEY");

  private SecretText() {}

  /**
   * Whether a secret stands in a text.
   *
   * @param field whose text it is
   */
  public static boolean stands(String field, String text) {
    // A reference keeps its letters out of both tests; a place is filled later.
    String rest = PLACE.matcher(REFERENCE.matcher(text).replaceAll("")).replaceAll("");
    if (FORM.matcher(rest).find()) {
      return true;
    }
    if (!FIELD.matcher(field).matches()) {
      return false;
    }
    boolean referred = !rest.equals(text);
    return !(referred ? SCHEME.matcher(rest + " ").replaceFirst("") : rest).isBlank();
  }

  /** What is said of it; the text is not repeated. */
  public static String problem(String field) {
    return "a secret stands in '" + field + "' itself, expected a reference such as secret:NAME";
  }
}
