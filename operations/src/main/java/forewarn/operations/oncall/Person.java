package forewarn.operations.oncall;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who can be called.
 *
 * @param number from 1; 0 before it is stored
 * @param name as others say it
 * @param user the user they log in as; null when they do not
 * @param mail address; may be empty
 * @param phone number for text messages; may be empty
 * @param chat the secret that holds the address of their chat's webhook, {@code secret:ANA_CHAT};
 *     may be empty
 */
public record Person(
    long number, String name, @Nullable String user, String mail, String phone, String chat) {
  private static final int LONGEST = 200;

  /**
   * @throws IllegalArgumentException when there is no name, or no way to reach them
   */
  public Person {
    name = name.strip();
    user = user == null || user.isBlank() ? null : user.strip();
    mail = mail.strip();
    phone = phone.strip();
    chat = chat.strip();
    if (name.isEmpty() || name.length() > LONGEST) {
      throw new IllegalArgumentException(
          "Invalid name of a person: " + name.length() + " characters, expected 1 to " + LONGEST);
    }
    if (!chat.isEmpty() && !chat.startsWith("secret:")) {
      throw new IllegalArgumentException(
          "Invalid chat of " + name + ": expected the name of a secret, secret:ANA_CHAT");
    }
    if (mail.isEmpty() && phone.isEmpty() && chat.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid person " + name + ": expected a mail address, a phone number or a chat address");
    }
  }

  Person numbered(long given) {
    return new Person(given, name, user, mail, phone, chat);
  }
}
