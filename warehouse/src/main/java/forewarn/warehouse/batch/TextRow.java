package forewarn.warehouse.batch;

import forewarn.warehouse.file.CellKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file of text cells.
 *
 * @param place the line or the sheet's row it stands in, from 1
 * @param values one for each column, null where there is none
 * @param kinds what the cells hold, one for each value; empty when the file does not tell
 * @param problem why the row as a whole cannot be read, or null
 */
record TextRow(
    long place, List<@Nullable String> values, List<CellKind> kinds, @Nullable String problem) {}
