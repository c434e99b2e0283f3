package forewarn.assistant.semantic.yaml;

/**
 * Something wrong with a file, or something in it that is not used.
 *
 * @param file as its reader named it
 * @param line from 1
 * @param column from 1
 * @param reason what, with the value, without a full stop
 * @param advice what to do, without a full stop; empty when the reason says it
 */
public record Problem(String file, int line, int column, String reason, String advice) {
  @Override
  public String toString() {
    String place = file + ":" + line + ":" + column + ": " + reason;
    return advice.isEmpty() ? place : place + "; " + advice;
  }
}
