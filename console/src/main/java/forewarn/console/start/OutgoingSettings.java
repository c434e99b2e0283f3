package forewarn.console.start;

import forewarn.operations.tool.http.TriggerPagerdutyTool;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What tools may send to over HTTP.
 *
 * @param allow hosts, or host:port, that may be of the own network and may be plain http; all
 *     others must be public and https
 * @param timeout for a whole exchange
 * @param pagerduty where events of PagerDuty's format go
 */
public record OutgoingSettings(
    @DefaultValue List<String> allow,
    @DefaultValue("10s") Duration timeout,
    @DefaultValue(TriggerPagerdutyTool.ADDRESS) URI pagerduty) {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** What holds when nothing is set. */
  static final OutgoingSettings DEFAULT =
      new OutgoingSettings(
          List.of(), Duration.ofSeconds(10), URI.create(TriggerPagerdutyTool.ADDRESS));

  public OutgoingSettings {
    allow = List.copyOf(allow);
    if (!timeout.isPositive() || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "Invalid forewarn.outgoing.timeout: " + timeout + ", must be above 0 and at most 2m");
    }
  }
}
