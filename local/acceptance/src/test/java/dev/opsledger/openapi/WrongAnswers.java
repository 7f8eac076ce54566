package dev.opsledger.openapi;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Sends documented examples and collects those that do not get their documented status. */
final class WrongAnswers {
  private WrongAnswers() {}

  /** The wrong answers to the examples of one state after the other. */
  static List<String> of(Everything all, String... states) {
    var wrong = new ArrayList<String>();
    for (String state : states) {
      send(all, state, wrong);
    }
    return wrong;
  }

  private static void send(Everything all, String state, List<String> wrong) {
    for (Operation operation : ApiDocument.operations()) {
      for (String path : operation.paths()) {
        for (Request example : Request.of(operation)) {
          if (example.answer().state().equals(state)) {
            if (state.equals("leaving")) {
              all.becomeAnotherUser();
            }
            HttpResponse<String> answer = all.send(example, path);
            if (answer.statusCode() != example.status()) {
              wrong.add(
                  "%s should be %d and is %d: %s"
                      .formatted(
                          example.json(path),
                          example.status(),
                          answer.statusCode(),
                          answer.body()));
            }
          }
        }
      }
    }
  }
}
