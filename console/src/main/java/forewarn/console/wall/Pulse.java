package forewarn.console.wall;

import static forewarn.console.language.Words.t;

import forewarn.console.layout.SystemStatus;
import forewarn.console.live.Freshness;
import forewarn.console.live.Risk;
import forewarn.console.wall.WallNow.AtRisk;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a wall learns every two seconds, whether anything has changed or not.
 *
 * @param version of the files that the page is made of
 * @param settled whether what was there before a restart has been taken in: nothing is new before
 * @param notice what is wrong with the stream, in the reader's language; null when all is well
 * @param newestAt when the newest prediction was made, by the wall clock
 * @param critical what rings when it is new
 */
record Pulse(
    String version,
    boolean settled,
    @Nullable String notice,
    @Nullable Instant newestAt,
    List<Critical> critical) {

  /**
   * Something that rings.
   *
   * @param key the same for as long as it lasts
   * @param text in the reader's language
   */
  record Critical(String key, String text) {
    static Critical of(AtRisk one) {
      String place = one.glance().province() == null ? "" : one.glance().province() + " ";
      return new Critical(
          one.key(),
          one.glance().risk() == Risk.DOWN
              ? t("{0} is down", place + one.glance().clusterId())
              : t("Outage expected: {0}", place + one.glance().clusterId()));
    }
  }

  /**
   * @param least ONTs from which an expected outage is critical
   */
  static List<Critical> critical(WallNow now, int least) {
    return now.worst().stream()
        .filter(one -> one.glance().risk() == Risk.DOWN || one.onts() >= least)
        .map(Critical::of)
        .toList();
  }

  static @Nullable String notice(Freshness freshness, SystemStatus status) {
    if (status.kind().equals("failed")) {
      return t("Forewarn has failed: {0}", status.detail());
    }
    return switch (freshness.state()) {
      case WAITING, FRESH -> null;
      case LATE, STOPPED -> t("The stream has stopped");
      case BROKEN -> t("Predictions cannot be read at the moment");
    };
  }
}
