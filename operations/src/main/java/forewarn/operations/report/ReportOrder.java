package forewarn.operations.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/**
 * A report that is wanted.
 *
 * @param until what it is about ends here: the last day or week before it
 * @param zone in which its times are told and its days begin
 * @param language of its words
 */
public record ReportOrder(
    ReportKind kind, ReportFormat format, Instant until, ZoneId zone, Locale language) {}
