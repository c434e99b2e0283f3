/** The only user of DuckDB and java.sql; other packages see sessions, rows and appenders. */
@NullMarked
package forewarn.warehouse.database;

import org.jspecify.annotations.NullMarked;
