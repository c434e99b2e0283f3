package forewarn.console.admin;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** How a part is doing, worst first. Shown by icon, word and colour together. */
public enum Health {
  FAILED("Failed", "down"),
  ATTENTION("Attention", "expected"),
  UNKNOWN("Not known", "unknown"),
  /** Not done yet, as it should be at this moment. */
  PENDING("Under way", "open"),
  OK("OK", "came-true");

  private final String word;
  private final String icon;

  Health(String word, String icon) {
    this.word = word;
    this.icon = icon;
  }

  /** Whether somebody has to do something, or find out. */
  public boolean needsLook() {
    return this != OK && this != PENDING;
  }

  /** Name in style sheets. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** In English. */
  public String word() {
    return word;
  }

  /** Its name in {@code icons.svg}. */
  public String icon() {
    return icon;
  }

  static Health worst(Collection<Health> all) {
    return all.stream().min(Comparator.naturalOrder()).orElse(OK);
  }
}
