package forewarn.assistant.search;

/**
 * Which texts whoever asks may see: the one door of a search's row rights. What is not visible is
 * neither found nor counted. Must always say the same for the same place.
 */
@FunctionalInterface
public interface Visible {
  /** Everything. */
  Visible ALL = (region, province) -> true;

  /**
   * Whether texts of a place may be seen.
   *
   * @param region empty when a text has none
   * @param province empty when a text has none
   */
  boolean sees(String region, String province);
}
