package forewarn.warehouse.catalogue;

/** Over what a number may be totalled; whoever totals figures asks this first. */
public enum Additivity {
  /** A flow, such as alarms: summed over places and over time. */
  ADDITIVE,
  /** A level of holdings, such as registered terminals: summed over places, never over time. */
  STOCK,
  /** A quotient: never summed or averaged, always computed again from its two parts. */
  RATIO,
  /** A physical or scored level, such as dBm or Celsius: averaged, never summed. */
  LEVEL,
  /** A number that measures nothing, such as a key: counted at most. */
  NONE
}
