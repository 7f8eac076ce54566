package dev.opsledger.core.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;

/** The origin that the client used to reach us, for links in responses. */
public final class Origin {
  private Origin() {}

  /**
   * Such as {@code https://abc.execute-api.eu-west-1.amazonaws.com}; empty for an invalid Host
   * header.
   */
  public static String of(HttpRequest<?> request) {
    String host = request.getHeaders().get(HttpHeaders.HOST);
    if (host == null || !host.matches("[A-Za-z0-9.\\-\\[\\]:]{1,255}")) {
      return "";
    }
    String protocol = request.getHeaders().get("x-forwarded-proto");
    return ("https".equals(protocol) ? "https://" : "http://") + host;
  }
}
