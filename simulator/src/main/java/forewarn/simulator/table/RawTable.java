package forewarn.simulator.table;

import com.jerolba.carpet.TimeUnit;
import com.jerolba.carpet.model.WriteRecordModelType;
import java.util.Set;

/**
 * A RAW table that follows from the process, in the columns and types of the reference files.
 *
 * @param <R> what a row is made from
 */
public sealed interface RawTable<R> permits HourlyTable, DailyTable {
  /** The table, which files are named after, for example {@code RAW_ML_FEATURES}. */
  String name();

  Class<R> rowType();

  WriteRecordModelType<R> columns();

  /** The unit of the table's points in time, as the reference file has it. */
  TimeUnit timeUnit();

  /**
   * Columns in which hardly a value comes twice: to look for one would cost a tenth of the time.
   */
  default Set<String> noisyColumns() {
    return Set.of();
  }
}
