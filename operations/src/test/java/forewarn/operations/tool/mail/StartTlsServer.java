package forewarn.operations.tool.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that protects its connections from the STARTTLS command on, for one at a time. */
final class StartTlsServer implements AutoCloseable {
  private final ServerSocket socket;
  private final SSLContext keys;
  private final List<String> commandsInClear = new CopyOnWriteArrayList<>();
  private final List<String> protectedMails = new CopyOnWriteArrayList<>();

  StartTlsServer(SSLContext keys) throws IOException {
    this.keys = keys;
    this.socket = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    Thread.ofPlatform().daemon().name("starttls").start(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** The words that came before the connection was protected. */
  List<String> commandsInClear() {
    return List.copyOf(commandsInClear);
  }

  /** Mails that came while it was. */
  List<String> protectedMails() {
    return List.copyOf(protectedMails);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talk(client);
      } catch (IOException | UncheckedIOException e) {
        System.out.println("connection ended: " + e.getMessage());
      }
    }
  }

  private void talk(Socket client) throws IOException {
    answer(client, "220 ready");
    BufferedReader lines = lines(client);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String command = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
      commandsInClear.add(command);
      if (command.equals("STARTTLS")) {
        answer(client, "220 go ahead");
        SSLSocket safe =
            (SSLSocket) keys.getSocketFactory().createSocket(client, null, port(), false);
        safe.setUseClientMode(false);
        talkSafely(safe);
        return;
      }
      answer(client, command.equals("EHLO") ? "250-here\r\n250 STARTTLS" : "530 STARTTLS first");
    }
  }

  private void talkSafely(SSLSocket client) throws IOException {
    BufferedReader lines = lines(client);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String command = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
      if (command.equals("DATA")) {
        answer(client, "354 go on");
        StringBuilder mail = new StringBuilder();
        for (String text = lines.readLine();
            text != null && !text.equals(".");
            text = lines.readLine()) {
          mail.append(text).append('\n');
        }
        protectedMails.add(mail.toString());
      }
      answer(client, command.equals("QUIT") ? "221 bye" : "250 fine");
    }
  }

  private static BufferedReader lines(Socket client) throws IOException {
    return new BufferedReader(
        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
  }

  private static void answer(Socket client, String text) throws IOException {
    OutputStream out = client.getOutputStream();
    out.write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
