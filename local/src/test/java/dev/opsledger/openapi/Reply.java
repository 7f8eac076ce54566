package dev.opsledger.openapi;

import dev.opsledger.core.openapi.Answer;
import java.util.List;

/**
 * A documented answer.
 *
 * @param as the record that it shows, {@code void} for an error
 * @param oneOf another record that it may show, {@code void} for none
 * @param credential whether the request carries the route's credential
 * @param ask path and query of a request that gets it, empty for the usual one
 * @param body of that request, empty for the usual one
 * @param bytes the size of a body too long to show, 0 for none
 * @param state the state in which it is given
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
      new Reply(
          401,
          "the credential is missing or wrong",
          void.class,
          void.class,
          "application/json",
          List.of(),
          false,
          "",
          "",
          0,
          "");

  static final Reply CLOSED =
      new Reply(
          503,
          "nobody can read, as no read token is set yet",
          void.class,
          void.class,
          "application/json",
          List.of(),
          true,
          "",
          "",
          0,
          "no read token is set yet");

  static Reply of(Answer answer) {
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
