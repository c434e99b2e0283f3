package forewarn.console.admin;

/** Looks at one part of the installation. Thread-safe. */
interface Inspection {
  /** Names it in the page. */
  String key();

  /** In English. */
  String title();

  /**
   * How it is now, in the words of the reader whose request asks; what cannot be read may be
   * thrown.
   */
  Section look() throws Exception;
}
