package dev.opsledger.local.gateway;

import dev.opsledger.local.StartException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jetty.server.Request;

/**
 * The host names that a server of this host accepts. Any web site can resolve a name of its own to
 * the loopback address (DNS rebinding) and would then read everything served here; its requests
 * still carry that name in their {@code Host} header.
 */
public final class AllowedHosts {
  /** Only the names of the loopback address. */
  public static final AllowedHosts LOOPBACK = of("");

  private final Set<String> names;

  private AllowedHosts(Set<String> names) {
    this.names = names;
  }

  /**
   * The loopback names and additional ones.
   *
   * @param more names without ports, separated by commas
   */
  public static AllowedHosts of(String more) {
    Set<String> names = new TreeSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
    for (String each : more.split(",", -1)) {
      String name = each.strip().toLowerCase(Locale.ROOT);
      if (!name.isEmpty() && !name.matches("[a-z0-9_.-]+|\\[[0-9a-f:.]+]")) {
        throw new StartException(
            "ALLOWED_HOSTS is \"%s\": give host names without ports, such as ledger.example.com,"
                    .formatted(more)
                + " separated by commas.");
      }
      names.add(name);
    }
    names.remove("");
    return new AllowedHosts(names);
  }

  /** Whether the request's host is allowed; a request without one did not come from a browser. */
  public boolean allow(Request request) {
    return allow(request.getHeaders().get("Host"));
  }

  /** Whether a request with this {@code Host}, or null, is allowed. */
  public boolean allow(String host) {
    return host == null
        || names.contains(host.strip().toLowerCase(Locale.ROOT).replaceFirst(":\\d*$", ""));
  }
}
