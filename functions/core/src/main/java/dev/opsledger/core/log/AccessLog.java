package dev.opsledger.core.log;

import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Logs who made which request: API Gateway's access log has the address and not the token. Both
 * have the request's id.
 */
public final class AccessLog {
  private static final System.Logger LOG = System.getLogger(AccessLog.class.getName());

  private AccessLog() {}

  /**
   * Logs a request whose caller is known.
   *
   * @param by the name of the caller's token, or a JWT's subject; empty for a route that is open
   * @param route the route and not the path, which may hold a user's key
   */
  public static void write(Optional<String> by, String route, int status, String requestId) {
    if (by.isPresent()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("by", by.get());
      fields.put("route", route);
      fields.put("status", status);
      fields.put("requestId", requestId);
      LOG.log(Level.INFO, "access", fields);
    }
  }
}
