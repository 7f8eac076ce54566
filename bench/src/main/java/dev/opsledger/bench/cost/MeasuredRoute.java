package dev.opsledger.bench.cost;

import java.net.http.HttpRequest;

/**
 * A request of the API.
 *
 * @param name its method and path as the API's description has them, and what is asked for
 * @param preparation makes what it needs, which is not measured, and the request
 */
record MeasuredRoute(String name, Preparation preparation) {
  /** Makes a request. */
  interface Preparation {
    HttpRequest prepare() throws Exception;
  }
}
