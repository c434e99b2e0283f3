package forewarn.telemetry.topic;

/** The headers of a message of {@code dead_letters}, UTF-8 text. Key and value are as received. */
public final class DeadLetter {
  /** All problems of the record, each with its field, value and rule. */
  public static final String REASON = "reason";

  public static final String SOURCE_TOPIC = "source_topic";
  public static final String SOURCE_PARTITION = "source_partition";
  public static final String SOURCE_OFFSET = "source_offset";

  private DeadLetter() {}
}
