package dev.opsledger.local.gateway;

/**
 * Notified of every HTTP response of a function. Found with {@link java.util.ServiceLoader}; only
 * tests have implementations, which validate all responses against the OpenAPI document.
 */
public interface ExchangeObserver {
  /**
   * Called after each response.
   *
   * @param exchange the request and its response
   */
  void answered(Exchange exchange);

  /**
   * A request and its response.
   *
   * @param handler the class of the handler
   * @param method in upper case
   * @param route the path template
   * @param status the HTTP status
   * @param contentType the response's media type
   * @param body the response body
   */
  record Exchange(
      String handler, String method, String route, int status, String contentType, byte[] body) {}
}
