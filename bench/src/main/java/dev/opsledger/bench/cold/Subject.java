package dev.opsledger.bench.cold;

import dev.opsledger.bench.event.HttpEvent;
import dev.opsledger.bench.runtime.FunctionProcess.Function;

/**
 * A function to start, with its first event.
 *
 * @param name the name in tables
 * @param function the function to start
 * @param event the event, as JSON
 * @param expected what the response must contain, so that failed calls are not measured
 * @param base the name of the subject to compare with, null for a baseline
 */
public record Subject(String name, Function function, String event, String expected, String base) {

  /** The same function with a request for an unknown path, which needs no read. */
  Subject withoutRead() {
    return new Subject(
        name + ", no read",
        function,
        HttpEvent.get("/nothing", Subjects.TOKEN),
        "\"statusCode\":404",
        Subjects.PLAIN_POJO);
  }
}
