package dev.opsledger.bench.cost;

import java.net.http.HttpRequest;

/**
 * A request to measure.
 *
 * @param name method and path as in the API's OpenAPI document, plus a note on the case
 * @param preparation creates the data it needs, which is not measured, and the request
 */
record MeasuredRoute(String name, Preparation preparation) {
  /** Creates a request. */
  interface Preparation {
    HttpRequest prepare() throws Exception;
  }
}
