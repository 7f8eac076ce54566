package dev.opsledger.core.runtime;

import java.time.Clock;
import java.util.Map;

/**
 * What a function finds around itself when it starts: its environment variables, the clock, and who
 * watches its calls to the outside. On Lambda this is the process; the local host runs many
 * functions in one process and binds one of these around each function's construction and calls.
 *
 * @param variables the environment variables of this function, never changed
 * @param clock the source of the present time; real time on Lambda
 * @param calls told of each call to AWS or to a vendor
 */
public record FunctionEnvironment(Map<String, String> variables, Clock clock, CallObserver calls) {
  /** Bound by a host that runs several functions in one process. */
  public static final ScopedValue<FunctionEnvironment> BOUND = ScopedValue.newInstance();

  public FunctionEnvironment {
    variables = Map.copyOf(variables);
  }

  /** What a host bound around the caller, else the process itself. */
  public static FunctionEnvironment current() {
    return BOUND.isBound()
        ? BOUND.get()
        : new FunctionEnvironment(System.getenv(), Clock.systemUTC(), CallObserver.NONE);
  }

  /**
   * Whether this process ends up in a snapshot of SnapStart, of which many go on: Lambda says so in
   * {@code AWS_LAMBDA_INITIALIZATION_TYPE} (Lambda developer guide, defined runtime environment
   * variables).
   */
  public boolean becomesSnapshot() {
    return becomesSnapshot(variables);
  }

  public static boolean becomesSnapshot(Map<String, String> variables) {
    return "snap-start".equals(variables.get("AWS_LAMBDA_INITIALIZATION_TYPE"));
  }
}
