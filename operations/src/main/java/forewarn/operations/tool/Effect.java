package forewarn.operations.tool;

/** What a tool does to the world. */
public enum Effect {
  /** Changes nothing. */
  READS,
  /** Changes something in Forewarn, which can be seen and mostly undone there. */
  WRITES,
  /** Reaches somebody or something outside, which cannot be undone. */
  SENDS
}
