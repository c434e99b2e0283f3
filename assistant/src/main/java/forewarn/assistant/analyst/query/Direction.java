package forewarn.assistant.analyst.query;

/** Which end of an order is wanted. */
public enum Direction {
  HIGHEST,
  LOWEST
}
