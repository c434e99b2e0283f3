package forewarn.simulator.history;

import forewarn.simulator.process.NetworkHour;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** A RAW table whose rows follow from the hours of the process, written file by file. */
interface HourlyTable {
  /** The table, which files are named after, for example {@code RAW_ML_FEATURES}. */
  String name();

  Rows create(Path file) throws IOException;

  /** An open file. */
  interface Rows extends Closeable {
    void add(NetworkHour hour) throws IOException;
  }
}
