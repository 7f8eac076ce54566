package dev.opsledger.openapi;

import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.page.PageResponse;
import java.util.List;
import java.util.stream.Stream;

/**
 * A documented response.
 *
 * @param as the record that describes it, {@code void} for an error
 * @param oneOf an alternative record, {@code void} for none
 * @param credential whether the request carries the route's credential
 * @param ask path and query of the triggering request, empty for the route's usual request
 * @param body the body of that request, empty for the usual one
 * @param bytes the size of a generated body, 0 for none
 * @param state the state that the request needs
 */
record Reply(
    int status,
    String value,
    Class<?> as,
    Class<?> oneOf,
    String type,
    List<String> headers,
    boolean credential,
    String ask,
    String body,
    int bytes,
    String state) {
  static final Reply REFUSAL =
      error(401, "the credential is missing or wrong", "").withoutCredential();

  static final Reply GUESSING =
      error(
              429,
              "too many wrong credentials came from the caller's address",
              "many wrong credentials came before")
          .withHeader("Retry-After");

  static final Reply CLOSED =
      error(503, "nobody can read, as no read token is set yet", "no read token is set yet");

  static final Reply READ_ONLY =
      error(
          403,
          "the token only reads, or a page of another site made a browser send it",
          "only the read token is given");

  static final Reply NARROW =
      error(
          403,
          "the token's scope does not include this route",
          "a token of another scope is given");

  static final Reply NO_JSON =
      error(415, "a browser's cookie came with what is no JSON", "a form comes with a cookie");

  private static Reply error(int status, String value, String state) {
    return new Reply(
        status,
        value,
        void.class,
        void.class,
        "application/json",
        List.of(),
        true,
        "",
        "",
        0,
        state);
  }

  /** The same reply as a page. */
  Reply asPage() {
    return new Reply(
        status,
        value,
        as,
        oneOf,
        PageResponse.ERRORS,
        Stream.concat(headers.stream(), Stream.of("Content-Security-Policy")).toList(),
        credential,
        ask,
        body,
        bytes,
        state);
  }

  private Reply withHeader(String name) {
    return new Reply(
        status, value, as, oneOf, type, List.of(name), credential, ask, body, bytes, state);
  }

  private Reply withoutCredential() {
    return new Reply(status, value, as, oneOf, type, headers, false, ask, body, bytes, state);
  }

  static Reply of(ApiResponse answer) {
    return new Reply(
        answer.status(),
        answer.value(),
        answer.as(),
        answer.oneOf(),
        answer.type(),
        List.of(answer.headers()),
        answer.credential(),
        answer.ask(),
        answer.body(),
        answer.bytes(),
        answer.state());
  }
}
