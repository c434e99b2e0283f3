package forewarn.console.wall;

import forewarn.console.wall.Admission.Admitted;
import forewarn.console.wall.Admission.Refusal;
import forewarn.console.wall.Admission.Refused;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The links that show the wall without a login. Thread-safe. */
@Repository
public class WallLinks {
  static final int LONGEST_NAME = 80;
  static final int MOST_DAYS = 730;
  static final int DEFAULT_DAYS = 90;
  private static final int ID_BYTES = 8;
  private static final String ALL =
      "select id, name, created_by, created_at, expires_at, revoked_by, revoked_at from wall_links ";

  private final JdbcClient database;
  private final LinkSignature signature;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  WallLinks(JdbcClient database, LinkSignature signature, InstantSource clock) {
    this.database = database;
    this.signature = signature;
    this.clock = clock;
  }

  /** All links, newest first; expired and revoked ones too. */
  public List<WallLink> all() {
    return database.sql(ALL + "order by created_at desc, id").query().listOfRows().stream()
        .map(WallLinks::link)
        .toList();
  }

  /**
   * Makes a link.
   *
   * @param days from now
   * @throws IllegalArgumentException when name or days will not do
   */
  WallLink make(String name, int days, String by) {
    String stripped = name.strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "Invalid name of a wall link: "
              + stripped.length()
              + " characters, expected 1 to "
              + LONGEST_NAME);
    }
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException(
          "Invalid days of a wall link: " + days + ", expected 1 to " + MOST_DAYS);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    WallLink link =
        new WallLink(
            HexFormat.of().formatHex(id),
            stripped,
            by,
            now,
            now.plus(Duration.ofDays(days)),
            null,
            null);
    database
        .sql(
            "insert into wall_links (id, name, created_by, created_at, expires_at)"
                + " values (?, ?, ?, ?, ?)")
        .param(link.id())
        .param(link.name())
        .param(link.createdBy())
        .param(link.createdAt().toString())
        .param(link.expiresAt().toString())
        .update();
    return link;
  }

  /** What opens the wall by this link. */
  String keyOf(WallLink link) {
    return signature.keyOf(link);
  }

  /** Ends a link from now on; one that is revoked already, or not known, stays as it is. */
  void revoke(String id, String by) {
    database
        .sql(
            "update wall_links set revoked_by = ?, revoked_at = ? where id = ? and revoked_at is null")
        .param(by)
        .param(clock.instant().toString())
        .param(id)
        .update();
  }

  /** Whether a key opens the wall now. */
  Admission admit(String key) {
    Optional<WallLink> found = signature.idIn(key).flatMap(this::find);
    if (found.isEmpty()) {
      return new Refused(Refusal.UNKNOWN);
    }
    WallLink link = found.get();
    if (link.revokedAt() != null) {
      return new Refused(Refusal.REVOKED);
    }
    return link.holdsAt(clock.instant()) ? new Admitted(link) : new Refused(Refusal.EXPIRED);
  }

  private Optional<WallLink> find(String id) {
    return database.sql(ALL + "where id = ?").param(id).query().listOfRows().stream()
        .findFirst()
        .map(WallLinks::link);
  }

  private static WallLink link(Map<String, @Nullable Object> row) {
    Object revokedBy = row.get("revoked_by");
    Object revokedAt = row.get("revoked_at");
    return new WallLink(
        String.valueOf(row.get("id")),
        String.valueOf(row.get("name")),
        String.valueOf(row.get("created_by")),
        Instant.parse(String.valueOf(row.get("created_at"))),
        Instant.parse(String.valueOf(row.get("expires_at"))),
        revokedBy == null ? null : revokedBy.toString(),
        revokedAt == null ? null : Instant.parse(revokedAt.toString()));
  }
}
