package forewarn.console.overview;

import static forewarn.console.language.Words.t;

import java.util.Locale;

/** What the overview's map can show; its name in lower case stands in the address. */
public enum MapMeasure {
  RISK("Risk", "risk in the next hour"),
  HEALTH("Health", "ONT health, last 24 h of data"),
  TICKETS("Tickets", "trouble tickets of the month"),
  OFFLINE("Offline", "ONTs offline now");

  private final String word;
  private final String words;

  MapMeasure(String word, String words) {
    this.word = word;
    this.words = words;
  }

  /** The risk when there is no such measure. */
  static MapMeasure of(String key) {
    for (MapMeasure measure : values()) {
      if (measure.key().equals(key)) {
        return measure;
      }
    }
    return RISK;
  }

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For a choice, in the reader's language. */
  public String word() {
    return t(word);
  }

  /** For a title, in the reader's language. */
  public String words() {
    return t(words);
  }
}
