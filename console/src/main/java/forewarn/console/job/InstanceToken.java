package forewarn.console.job;

/** The secret by which commands of the same user reach this instance; made anew at each start. */
public record InstanceToken(String value) {
  /** Never the secret itself. */
  @Override
  public String toString() {
    return "InstanceToken[…]";
  }
}
