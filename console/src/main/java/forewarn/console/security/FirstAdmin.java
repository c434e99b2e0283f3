package forewarn.console.security;

import java.io.PrintStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes the user {@code admin} of a new installation. The password is the setting {@code
 * forewarn.admin-password} (FOREWARN_ADMIN_PASSWORD), or a random one that is printed once and kept
 * nowhere.
 */
@Component
public final class FirstAdmin {
  static final String NAME = "admin";

  private final Users users;
  private final String configured;

  FirstAdmin(Users users, @Value("${forewarn.admin-password:}") String configured) {
    this.users = users;
    this.configured = configured;
  }

  /**
   * Makes the first user when there is none; to be called once the web server is up.
   *
   * @param address of the console, for the box on the terminal
   * @param terminal where a random password is printed
   * @throws IllegalArgumentException when the configured password will not do
   */
  public void ensure(String address, PrintStream terminal) {
    if (!users.isEmpty()) {
      return;
    }
    if (!configured.isEmpty()) {
      users.add(NAME, configured, Role.ADMIN);
      return;
    }
    String password = RandomPassword.next();
    // Printed before it is stored: an interrupted start then prints a new one instead of losing it.
    print(address, password, terminal);
    users.add(NAME, password, Role.ADMIN);
  }

  private static void print(String address, String password, PrintStream terminal) {
    String[] lines = {
      "Log in at " + address, "user      " + NAME, "password  " + password, "It is not shown again."
    };
    int width = 0;
    for (String line : lines) {
      width = Math.max(width, line.length());
    }
    String edge = "+" + "-".repeat(width + 4) + "+";
    terminal.println(edge);
    for (String line : lines) {
      terminal.println("|  " + line + " ".repeat(width - line.length()) + "  |");
    }
    terminal.println(edge);
    terminal.flush();
  }
}
