package forewarn.assistant.analyst.query;

/** A figure that is asked for, of one logical table. */
public sealed interface Measure {
  /** Logical name of the table whose rows it is computed from. */
  String table();

  /** Name of its column in the result. */
  String column();

  /** A metric of the model. */
  record OfMetric(String table, String metric) implements Measure {
    @Override
    public String column() {
      return metric;
    }
  }

  /** A fact put together as its additivity allows: added up, or averaged. */
  record OfFact(String table, String fact) implements Measure {
    @Override
    public String column() {
      return fact;
    }
  }

  /** How many different values a dimension has, such as the number of clusters. */
  record CountOf(String table, String dimension) implements Measure {
    @Override
    public String column() {
      return "number_of_" + dimension;
    }
  }

  /** What comes to one unit of time, such as alarms per day, of a figure that adds up. */
  record PerUnit(Measure whole, Grain grain) implements Measure {
    @Override
    public String table() {
      return whole.table();
    }

    @Override
    public String column() {
      return whole.column() + "_per_" + grain.word();
    }
  }

  /** The largest or smallest single value of a fact. */
  record Extreme(String table, String fact, Direction direction) implements Measure {
    @Override
    public String column() {
      return (direction == Direction.HIGHEST ? "max_" : "min_") + fact;
    }
  }
}
