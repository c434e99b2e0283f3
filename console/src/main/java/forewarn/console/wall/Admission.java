package forewarn.console.wall;

import org.springframework.http.HttpStatus;

/** Whether a key opens the wall. */
sealed interface Admission {

  /** It does. */
  record Admitted(WallLink link) implements Admission {}

  /** It does not. */
  record Refused(Refusal why) implements Admission {}

  /** Why a key does not open the wall, as its holder is told. */
  enum Refusal {
    UNKNOWN(
        HttpStatus.UNAUTHORIZED,
        "This link is not known",
        "It is incomplete or was changed on its way, or it is of another installation."
            + " Ask an administrator for a new one."),
    EXPIRED(
        HttpStatus.FORBIDDEN,
        "This link has expired",
        "Links to the wall hold for a limited time. Ask an administrator for a new one."),
    REVOKED(
        HttpStatus.FORBIDDEN,
        "This link was revoked",
        "An administrator has withdrawn it. Ask for a new one.");

    private final HttpStatus status;
    private final String title;
    private final String advice;

    Refusal(HttpStatus status, String title, String advice) {
      this.status = status;
      this.title = title;
      this.advice = advice;
    }

    HttpStatus status() {
      return status;
    }

    String title() {
      return title;
    }

    String advice() {
      return advice;
    }
  }
}
