package forewarn.operations.report;

import forewarn.operations.tool.Describe;
import forewarn.operations.tool.Effect;
import forewarn.operations.tool.ToolCall;
import forewarn.operations.tool.ToolDescription;
import forewarn.operations.tool.ToolException;
import forewarn.operations.tool.TypedTool;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes a report, keeps it and mails it to whoever is named. Thread-safe. */
@ToolDescription(
    value = "Makes a report as PDF or XLSX, keeps it, and mails it when somebody is named.",
    effect = Effect.SENDS,
    example =
        """
        kind: daily-incidents
        format: pdf
        zone: Asia/Jakarta
        to: [noc@example.com]
        """)
public final class MakeReportTool extends TypedTool<MakeReportTool.Input, MakeReportTool.Output> {
  private final ReportDesk desk;
  private final InstantSource clock;

  public MakeReportTool(ReportDesk desk, InstantSource clock) {
    super(Input.class, Output.class);
    this.desk = desk;
    this.clock = clock;
  }

  /** What it takes. */
  public record Input(
      @Describe("daily-incidents, weekly-network or model-performance") String kind,
      @Describe("pdf when not given") @Nullable ReportFormat format,
      @Describe("the zone its times are told in; UTC when not given") @Nullable String zone,
      @Describe("en or id; en when not given") @Nullable String language,
      @Describe("addresses it is mailed to") @Nullable List<String> to) {}

  /** What came of it. */
  public record Output(
      @Describe("the report's id, such as R-17, which send_email can attach") String report,
      @Describe("the file's name") String file,
      @Describe("how many people it was mailed to") int recipients) {}

  @Override
  protected Output run(Input input, ToolCall call) {
    ReportKind kind =
        ReportKind.of(input.kind())
            .orElseThrow(() ->
                lasting(
                    "Invalid field kind of make_report: %s, expected one of %s"
                        .formatted(input.kind(), String.join(", ", ReportKind.keys()))));
    ZoneId zone = zone(or(input.zone(), "UTC"));
    KeptReport report =
        desk.make(
            new ReportOrder(
                kind,
                or(input.format(), ReportFormat.PDF),
                clock.instant(),
                zone,
                Locale.forLanguageTag(or(input.language(), "en"))),
            call.actor());
    List<String> to = or(input.to(), List.of());
    if (!to.isEmpty()) {
      desk.send(report, to, zone, call);
    }
    return new Output(report.id(), report.file(), to.size());
  }

  private static ZoneId zone(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw lasting("Invalid field zone of make_report: " + id + ", expected one such as UTC");
    }
  }

  private static ToolException lasting(String message) {
    return new ToolException(ToolException.Kind.LASTING, message);
  }
}
