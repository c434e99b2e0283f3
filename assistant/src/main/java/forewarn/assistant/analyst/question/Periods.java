package forewarn.assistant.analyst.question;

import forewarn.assistant.analyst.query.Grain;
import forewarn.assistant.analyst.query.SemanticQuery;
import forewarn.assistant.analyst.query.TimeRange;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out which period is asked about, which one it is compared with, and in which steps. */
final class Periods {
  private final List<Part> parts;
  private final @Nullable SemanticQuery previous;

  Periods(List<Part> parts, @Nullable SemanticQuery previous) {
    this.parts = parts;
    this.previous = previous;
  }

  void apply(Draft draft, Roles roles) {
    List<TimeRange> ranges = PartReader.times(parts).stream().map(Part.Time::range).toList();
    boolean compares = does(Mark.COMPARE) || does(Mark.CHANGE);
    boolean groups = roles.choices().size() > 1;
    TimeRange together = compares || ranges.size() < 2 ? null : together(ranges, draft);
    if (together != null) {
      ranges = List.of(together);
    }
    if (ranges.size() > 2 || (ranges.size() == 2 && !compares)) {
      throw new Unclear(
          "There are several periods. Compare them, or name one?",
          List.of("compare " + ranges.getFirst().words() + " with " + ranges.get(1).words()));
    }
    if (ranges.size() == 2) {
      boolean later = does(Mark.CHANGE) && ranges.get(1).from().isAfter(ranges.get(0).from());
      draft.range = ranges.get(later ? 1 : 0);
      draft.comparedWith = ranges.get(later ? 0 : 1);
    } else if (ranges.size() == 1) {
      one(draft, ranges.getFirst(), compares && !groups);
    } else if (compares && !groups) {
      none(draft);
    }
    if (!ranges.isEmpty() && !compares) {
      draft.comparedWith = null;
    }
    moment(draft, ranges);
    steps(draft);
  }

  // "in November and December": units in a row, each by itself; null when they are not.
  private @Nullable TimeRange together(List<TimeRange> ranges, Draft draft) {
    List<TimeRange> sorted = ranges.stream().sorted(Comparator.comparing(TimeRange::from)).toList();
    Grain unit = unit(sorted.getFirst());
    for (int i = 1; i < sorted.size(); i++) {
      boolean follows = sorted.get(i).from().equals(sorted.get(i - 1).until());
      if (!follows || unit == null || unit != unit(sorted.get(i))) {
        return null;
      }
    }
    draft.grain = unit;
    String words =
        sorted.getFirst().words() + " to " + sorted.getLast().words().replaceFirst("^(in|on) ", "");
    return new TimeRange(sorted.getFirst().from(), sorted.getLast().until(), words);
  }

  private static @Nullable Grain unit(TimeRange range) {
    for (Grain grain : Grain.values()) {
      boolean whole = TimeRange.of(grain, range.from(), "").until().equals(range.until());
      if (whole && grain.floor(range.from()).equals(range.from())) {
        return grain;
      }
    }
    return null;
  }

  private void moment(Draft draft, List<TimeRange> ranges) {
    if (does(Mark.NOW)) {
      draft.moment = SemanticQuery.Moment.LATEST;
      if (ranges.isEmpty()) {
        draft.range = null;
      }
    } else if (!ranges.isEmpty() && draft.moment == SemanticQuery.Moment.LATEST) {
      draft.moment = SemanticQuery.Moment.UNSAID;
    }
  }

  private void one(Draft draft, TimeRange range, boolean compares) {
    if (!compares) {
      draft.range = range;
      return;
    }
    boolean named = after(Mark.COMPARE);
    TimeRange earlier = previous == null ? null : previous.range();
    if (named && earlier != null) {
      draft.range = earlier;
      draft.comparedWith = range;
    } else if (named) {
      draft.range = next(range);
      draft.comparedWith = range;
    } else {
      draft.range = range;
      draft.comparedWith = range.before();
    }
  }

  // "compared with last month" asks about this month.
  private static TimeRange next(TimeRange range) {
    Grain grain = unit(range);
    if (grain == null) {
      throw new Unclear("Which period is to be compared with " + range.words() + "?");
    }
    return TimeRange.of(grain, range.until(), "in the " + grain.word() + " after");
  }

  private boolean after(Mark mark) {
    for (int i = 1; i < parts.size(); i++) {
      if (parts.get(i) instanceof Part.Time) {
        return parts.subList(0, i).contains(new Part.Does(mark))
            && !parts.getFirst().equals(new Part.Does(mark));
      }
    }
    return false;
  }

  private void none(Draft draft) {
    TimeRange range = draft.range;
    boolean before = parts.contains(new Part.Before());
    if (range == null || !(before || does(Mark.CHANGE))) {
      throw new Unclear(
          "What is to be compared with what?",
          List.of("this month with last month", "two regions"));
    }
    draft.comparedWith = range.before();
  }

  private void steps(Draft draft) {
    for (Part part : parts) {
      if (part instanceof Part.Unit(Grain grain, _)) {
        draft.grain = grain;
      }
    }
    if (does(Mark.TREND) && draft.grain == null) {
      draft.grain = fitting(draft.range);
    }
  }

  private static Grain fitting(@Nullable TimeRange range) {
    long days = range == null ? 365 : Duration.between(range.from(), range.until()).toDays();
    return days <= 3 ? Grain.HOUR : days <= 100 ? Grain.DAY : Grain.MONTH;
  }

  private boolean does(Mark mark) {
    return parts.contains(new Part.Does(mark));
  }
}
