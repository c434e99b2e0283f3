package forewarn.console.layout;

import forewarn.console.live.Freshness;

/**
 * What the frame around every page shows.
 *
 * @param path of the request
 * @param user who is logged in; empty when nobody is
 * @param admin whether the user runs this installation
 * @param csrfHeader header in which scripts send the token
 * @param csrfParameter field in which forms send it
 * @param csrfToken of this session; empty when there is none
 * @param status of the whole system
 * @param freshness of what is shown as live
 */
public record Frame(
    String path,
    String user,
    boolean admin,
    String csrfHeader,
    String csrfParameter,
    String csrfToken,
    SystemStatus status,
    Freshness freshness) {}
