package dev.opsledger.bench.event;

/** Creates API Gateway HTTP API events, payload 2.0. */
public final class HttpEvent {
  private HttpEvent() {}

  /** A GET without a query; the token is in every place where a route may look for it. */
  public static String get(String path, String token) {
    return of("GET", path, token);
  }

  /** As {@link #get}, with another method. */
  public static String of(String method, String path, String token) {
    return """
    {"version": "2.0", "routeKey": "%3$s %1$s", "rawPath": "%1$s", "rawQueryString": "",
     "headers": {"accept": "*/*", "authorization": "Bearer %2$s",
       "x-api-token": "%2$s",
       "host": "abc123.execute-api.us-east-1.amazonaws.com", "user-agent": "curl/8.5.0",
       "x-forwarded-for": "192.0.2.1", "x-forwarded-port": "443", "x-forwarded-proto": "https"},
     "requestContext": {"accountId": "123456789012", "apiId": "abc123",
       "domainName": "abc123.execute-api.us-east-1.amazonaws.com", "domainPrefix": "abc123",
       "http": {"method": "%3$s", "path": "%1$s", "protocol": "HTTP/1.1",
         "sourceIp": "192.0.2.1", "userAgent": "curl/8.5.0"},
       "requestId": "JKJaXmPLvHcESHA=", "routeKey": "%3$s %1$s", "stage": "$default",
       "time": "22/Nov/2026:10:00:00 +0000", "timeEpoch": 1795341600000},
     "isBase64Encoded": false}"""
        .formatted(path, token, method);
  }
}
