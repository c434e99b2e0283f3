package forewarn.console.wall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import forewarn.console.fixture.MovableClock;
import forewarn.console.wall.Admission.Admitted;
import forewarn.console.wall.Admission.Refusal;
import forewarn.console.wall.Admission.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

class WallLinksTest {
  @TempDir Path folder;

  private final MovableClock clock = new MovableClock();
  private WallLinks links;

  @BeforeEach
  void open() {
    DriverManagerDataSource source =
        new DriverManagerDataSource("jdbc:sqlite:" + folder.resolve("forewarn.db"));
    new ResourceDatabasePopulator(new ClassPathResource("forewarn/console/wall/links.sql"))
        .execute(source);
    links = new WallLinks(JdbcClient.create(source), new LinkSignature(folder), clock);
  }

  @Test
  void keyOpensTheWallUntilItExpires() {
    WallLink link = links.make(" NOC, north wall ", 90, "admin");
    String key = links.keyOf(link);

    assertThat(links.admit(key)).isEqualTo(new Admitted(link));
    assertThat(link.name()).isEqualTo("NOC, north wall");
    assertThat(links.all()).containsExactly(link);
    clock.advance(Duration.ofDays(90).minusSeconds(1));
    assertThat(links.admit(key)).isInstanceOf(Admitted.class);
    clock.advance(Duration.ofSeconds(1));
    assertThat(links.admit(key)).isEqualTo(new Refused(Refusal.EXPIRED));
  }

  @Test
  void revokedLinkOpensNothingFromThenOnAndRemembersWhoRevokedIt() {
    WallLink kept = links.make("kept", 1, "admin");
    WallLink revoked = links.make("revoked", 1, "admin");

    links.revoke(revoked.id(), "eve");
    links.revoke(revoked.id(), "mallory");

    assertThat(links.admit(links.keyOf(revoked))).isEqualTo(new Refused(Refusal.REVOKED));
    assertThat(links.admit(links.keyOf(kept))).isEqualTo(new Admitted(kept));
    assertThat(links.all())
        .filteredOn(link -> link.id().equals(revoked.id()))
        .extracting(WallLink::revokedBy)
        .containsExactly("eve");
  }

  @Test
  void keyWithAnyCharacterChangedIsRefused() {
    String key = links.keyOf(links.make("wall", 1, "admin"));

    for (int i = 0; i < key.length(); i++) {
      char other = key.charAt(i) == 'A' ? 'B' : 'A';
      // The last character of a signature of 32 bytes carries four of its bits only: it is compared
      // as text, so that no other one stands for the same signature.
      String changed = key.substring(0, i) + other + key.substring(i + 1);
      assertThat(links.admit(changed)).as(changed).isEqualTo(new Refused(Refusal.UNKNOWN));
    }
    for (String wrong :
        new String[] {"", ".", "..", "a.b.c", key + "A", key.substring(1), "é.1.é"}) {
      assertThat(links.admit(wrong)).as(wrong).isEqualTo(new Refused(Refusal.UNKNOWN));
    }
  }

  @Test
  void keyOfAnotherInstallationIsRefused(@TempDir Path other) {
    WallLink link = links.make("wall", 1, "admin");

    assertThat(links.admit(new LinkSignature(other).keyOf(link)))
        .isEqualTo(new Refused(Refusal.UNKNOWN));
  }

  @Test
  void secretIsKeptForItsOwnerOnlyAndOutlivesARestart() throws IOException {
    Path file = folder.resolve(LinkSignature.FILE);
    WallLink link = links.make("wall", 1, "admin");
    String key = links.keyOf(link);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    LinkSignature again = new LinkSignature(folder);

    assertThat(again.keyOf(link)).isEqualTo(key);
    assertThat(Files.size(file)).isEqualTo(32);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void damagedSecretIsNotUsed() throws IOException {
    Files.write(folder.resolve(LinkSignature.FILE), new byte[] {1, 2, 3});

    assertThatThrownBy(() -> new LinkSignature(folder))
        .hasMessageContaining("Cannot use the key of wall links")
        .hasRootCauseMessage(
            "Invalid "
                + folder.resolve(LinkSignature.FILE)
                + ": 3 bytes, expected 32; delete it to have a new one made, which ends all links");
  }

  @Test
  void linkNeedsANameAndALimitedTime() {
    assertThatThrownBy(() -> links.make(" ", 1, "admin")).hasMessageContaining("0 characters");
    assertThatThrownBy(() -> links.make("x".repeat(81), 1, "admin"))
        .hasMessageContaining("81 characters, expected 1 to 80");
    assertThatThrownBy(() -> links.make("wall", 0, "admin"))
        .hasMessage("Invalid days of a wall link: 0, expected 1 to 730");
    assertThatThrownBy(() -> links.make("wall", 731, "admin")).hasMessageContaining("731");
    assertThat(links.all()).isEmpty();
  }
}
