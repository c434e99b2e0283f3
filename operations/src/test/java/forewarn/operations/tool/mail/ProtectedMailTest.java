package forewarn.operations.tool.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail over TLS, sent by processes that trust a server's certificate or do not. */
class ProtectedMailTest {
  private static final String WORD = "changeit";

  @TempDir static Path folder;
  private static Path keys;
  private static StartTlsServer server;

  @BeforeAll
  static void start() throws Exception {
    keys = folder.resolve("server.p12");
    String made =
        run(
            List.of(
                tool("keytool"),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.toString(),
                "-storepass",
                WORD));
    assertThat(keys).as(made).exists();
    server = new StartTlsServer(context());
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private static SSLContext context() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(keys)) {
      store.load(file, WORD.toCharArray());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, WORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  private static String run(List<String> command) throws Exception {
    Path log = Files.createTempFile(folder, "child", ".log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
      return Files.readString(log, StandardCharsets.UTF_8);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String send(int port, SmtpServer.Tls tls, String host, String... settings)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(tool("java"), "-Xmx128m"));
    command.addAll(List.of(settings));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(MailChild.class.getName(), String.valueOf(port), tls.name(), host));
    return run(command);
  }

  private static String[] trusting() {
    return new String[] {
      "-Djavax.net.ssl.trustStore=" + keys, "-Djavax.net.ssl.trustStorePassword=" + WORD
    };
  }

  @Test
  void mailGoesOverTheConnectionThatStarttlsHasProtected() throws Exception {
    String said = send(server.port(), SmtpServer.Tls.STARTTLS, "127.0.0.1", trusting());

    assertThat(said).startsWith("sent <");
    assertThat(server.protectedMails())
        .singleElement()
        .asString()
        .contains("Subject: A report", "To: noc@example.com");
    assertThat(server.commandsInClear()).containsOnly("EHLO", "STARTTLS");
  }

  @Test
  void nothingIsSentToAServerThatNobodyHasVouchedFor() throws Exception {
    int before = server.protectedMails().size();

    String said = send(server.port(), SmtpServer.Tls.STARTTLS, "127.0.0.1");

    assertThat(said).startsWith("TEMPORARY Cannot send mail by 127.0.0.1:");
    assertThat(server.protectedMails()).hasSize(before);
  }

  @Test
  void nothingIsSentToAServerWithAnothersCertificate() throws Exception {
    int before = server.protectedMails().size();

    String said = send(server.port(), SmtpServer.Tls.STARTTLS, "localhost", trusting());

    assertThat(said).startsWith("TEMPORARY Cannot send mail by localhost:");
    assertThat(server.protectedMails()).hasSize(before);
  }

  @Test
  void aServerWithoutStarttlsGetsNothing() throws Exception {
    GreenMail plain = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    plain.start();
    try {
      String said =
          send(plain.getSmtp().getPort(), SmtpServer.Tls.STARTTLS, "127.0.0.1", trusting());

      assertThat(said).contains("Cannot send mail", "STARTTLS");
      assertThat(plain.getReceivedMessages()).isEmpty();
    } finally {
      plain.stop();
    }
  }
}
