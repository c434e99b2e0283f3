package forewarn.operations.tool.http;

import forewarn.operations.tool.ToolException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where tools may send to: any public address by https, and besides the hosts that the
 * configuration names, which may be of the own network and may be plain http. So nobody who can
 * write an address into a workflow reaches the machine itself or its neighbours. An address is
 * looked up and checked just before it is connected to; Java then uses the same answer, which it
 * keeps for 30 seconds.
 */
public final class AllowedHosts {
  private static final Pattern ENTRY =
      Pattern.compile("[A-Za-z0-9.-]+(:[0-9]{1,5})?|\\[[0-9A-Fa-f:]+](:[0-9]{1,5})?");

  private final Set<String> named;

  /**
   * @param named hosts, or hosts with a port: {@code tickets.lan}, {@code 10.0.0.7:8081}
   * @throws IllegalArgumentException when one is neither
   */
  public AllowedHosts(List<String> named) {
    for (String entry : named) {
      if (!ENTRY.matcher(entry).matches()) {
        throw new IllegalArgumentException(
            "Invalid allowed host: " + entry + ", expected a host or host:port");
      }
    }
    this.named =
        named.stream().map(entry -> entry.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /**
   * Refuses an address that must not be reached.
   *
   * @throws ToolException that says why; temporary when the host is not known just now
   */
  void check(URI address) {
    String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    String host = address.getHost();
    if (host == null || !scheme.equals("https") && !scheme.equals("http")) {
      throw refused("it must begin with https:// and name a host");
    }
    if (address.getUserInfo() != null) {
      throw refused("it holds a user or password; use a header with a secret");
    }
    if (isNamed(address)) {
      return;
    }
    if (scheme.equals("http")) {
      throw refused(
          host
              + " is not among the hosts that may be reached by plain http"
              + " (forewarn.outgoing.allow)");
    }
    for (InetAddress found : find(host)) {
      if (!isPublic(found)) {
        throw refused(
            "%s is %s, an address of the own network, and not among the hosts that are allowed (forewarn.outgoing.allow)"
                .formatted(host, found.getHostAddress()));
      }
    }
  }

  private boolean isNamed(URI address) {
    String host = address.getHost().toLowerCase(Locale.ROOT);
    return named.contains(host) || named.contains(host + ":" + port(address));
  }

  private static int port(URI address) {
    return address.getPort() >= 0
        ? address.getPort()
        : "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
  }

  private static InetAddress[] find(String host) {
    try {
      return InetAddress.getAllByName(host);
    } catch (UnknownHostException e) {
      throw new ToolException(
          ToolException.Kind.TEMPORARY, "Cannot reach " + host + ": no such host is known now");
    }
  }

  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    return bytes.length == 4 ? isPublicV4(bytes) : isPublicV6(bytes);
  }

  // This network, carriers' NAT, protocol assignments, benchmarks and what is reserved; the other
  // private ones are known to InetAddress.
  private static boolean isPublicV4(byte[] bytes) {
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    int third = bytes[2] & 0xff;
    return first != 0
        && !(first == 100 && second >= 64 && second < 128)
        && !(first == 192 && second == 0 && third == 0)
        && !(first == 198 && (second == 18 || second == 19))
        && first < 240;
  }

  // Unique local addresses, and the ways of writing an IPv4 address into an IPv6 one.
  private static boolean isPublicV6(byte[] bytes) {
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    boolean uniqueLocal = (first & 0xfe) == 0xfc;
    boolean sixToFour = first == 0x20 && second == 0x02;
    boolean translated = first == 0 && second == 0x64;
    boolean teredo = first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0;
    boolean compatible = true;
    for (int i = 0; i < 12; i++) {
      compatible &= bytes[i] == 0;
    }
    return !uniqueLocal && !sixToFour && !translated && !teredo && !compatible;
  }

  private static ToolException refused(String why) {
    return new ToolException(ToolException.Kind.LASTING, "Cannot send to this address: " + why);
  }
}
