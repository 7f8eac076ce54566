package dev.opsledger.local.gateway;

/**
 * Told of every answer that a function gave to a request. The gateway finds implementations as
 * services; there are none but in tests, which hold all answers to the API's document.
 */
public interface ExchangeObserver {
  /**
   * A function answered.
   *
   * @param exchange what was asked and answered
   */
  void answered(Exchange exchange);

  /**
   * A request and its answer.
   *
   * @param handler the class that answered
   * @param method in capitals
   * @param route the path as the template has it
   * @param status the HTTP status
   * @param contentType the answer's media type
   * @param body the answer's bytes
   */
  record Exchange(
      String handler, String method, String route, int status, String contentType, byte[] body) {}
}
