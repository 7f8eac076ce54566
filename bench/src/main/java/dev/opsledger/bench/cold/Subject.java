package dev.opsledger.bench.cold;

import dev.opsledger.bench.event.HttpEvent;
import dev.opsledger.bench.runtime.FunctionProcess.Function;

/**
 * A function and its first event.
 *
 * @param name the name in tables
 * @param function what to start
 * @param event the event, JSON
 * @param expected what its answer must contain, so that nothing is measured that failed
 * @param base the subject it is compared with, null for those that are the base
 */
public record Subject(String name, Function function, String event, String expected, String base) {

  /** The same function asked for a path that there is not. */
  Subject withoutRead() {
    return new Subject(
        name + ", no read",
        function,
        HttpEvent.get("/nothing", Subjects.TOKEN),
        "\"statusCode\":404",
        Subjects.PLAIN_POJO);
  }
}
