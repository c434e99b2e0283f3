package forewarn.console.admin;

import java.util.ArrayList;
import java.util.List;

/**
 * One part of the installation as it is now.
 *
 * @param key names it in the page
 * @param title in the reader's language
 * @param health the worst of its facts
 * @param facts what was found
 * @param advice what to do, one sentence for each thing that is not as it should be
 */
public record Section(
    String key, String title, Health health, List<Fact> facts, List<String> advice) {
  public Section {
    facts = List.copyOf(facts);
    advice = List.copyOf(advice);
  }

  /** A line of a section. */
  public record Fact(String label, String value, Health health) {}

  /** A section of which nothing is known. */
  static Section unreadable(String key, String title, String why) {
    return new Section(key, title, Health.UNKNOWN, List.of(), List.of(why));
  }

  /** Collects the facts of a section. Used by one thread. */
  static final class Builder {
    private final String key;
    private final String title;
    private final List<Fact> facts = new ArrayList<>();
    private final List<String> advice = new ArrayList<>();

    Builder(String key, String title) {
      this.key = key;
      this.title = title;
    }

    /** Something that is as it is. */
    Builder fact(String label, String value) {
      facts.add(new Fact(label, value, Health.OK));
      return this;
    }

    /**
     * Something that may be good or bad.
     *
     * @param toDo told when it is not good
     */
    Builder fact(String label, String value, Health health, String toDo) {
      facts.add(new Fact(label, value, health));
      if (health != Health.OK && !toDo.isEmpty() && !advice.contains(toDo)) {
        advice.add(toDo);
      }
      return this;
    }

    Section build() {
      return new Section(
          key, title, Health.worst(facts.stream().map(Fact::health).toList()), facts, advice);
    }
  }
}
