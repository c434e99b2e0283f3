package forewarn.console.command;

import forewarn.console.audit.AuditFile;
import forewarn.operations.audit.AuditLog;
import forewarn.operations.audit.Verification;
import forewarn.operations.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Reads the store as it is: a running instance does not mind, and none is needed. */
@Command(
    name = "audit",
    description = "who did what: verify the chain of entries, or write it to a file",
    synopsisSubcommandLabel = "(verify | export FILE)")
final class AuditCommand {
  private static final String STORE = "forewarn.db";

  @Command(
      description = {
        "look through the whole chain; ends with 1 and names the first entry that was changed,",
        "replaced or removed. Keep the newest hash elsewhere: what is cut off the end shows only",
        "against it."
      })
  int verify(@Mixin DataDir dataDir) {
    Verification found = audit(dataDir).verify();
    if (found.holds()) {
      System.out.println(
          "%,d entries are as they were written. Newest hash: %s"
              .formatted(found.entries(), found.newestHash().isEmpty() ? "-" : found.newestHash()));
      return 0;
    }
    System.out.println(
        "The audit is broken at entry %d: %s. %,d entries before it are as they were written."
            .formatted(found.broken(), found.reason(), found.entries()));
    return 1;
  }

  @Command(description = "write every entry with its hash, oldest first, one JSON object a line")
  int export(
      @Mixin DataDir dataDir,
      @Parameters(paramLabel = "FILE", description = "is not there yet") Path file)
      throws IOException {
    if (Files.exists(file)) {
      throw new IllegalArgumentException("Cannot write " + file + ": it is there already");
    }
    long written = AuditFile.write(audit(dataDir), file);
    System.out.println("%s: %,d entries".formatted(file, written));
    return 0;
  }

  private static AuditLog audit(DataDir dataDir) {
    Path store = dataDir.path().resolve(STORE);
    if (!Files.exists(store)) {
      throw new IllegalStateException("Cannot read the audit: there is no " + store);
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + store);
    return new AuditLog(Database.unchanged(source), InstantSource.system());
  }
}
