package dev.opsledger.core.runtime;

import java.time.Clock;
import java.util.Map;

/**
 * A function's runtime environment: environment variables, clock, and the observer of its outgoing
 * calls. On Lambda this is the process; the local host runs many functions in one process and binds
 * an instance around each function's construction and calls.
 *
 * @param variables the function's environment variables, immutable
 * @param clock the source of the current time; real time on Lambda
 * @param calls the observer of calls to AWS and to vendors
 */
public record FunctionEnvironment(Map<String, String> variables, Clock clock, CallObserver calls) {
  /** Set by the local host, which runs several functions in one process. */
  public static final ScopedValue<FunctionEnvironment> BOUND = ScopedValue.newInstance();

  public FunctionEnvironment {
    variables = Map.copyOf(variables);
  }

  /** The instance that a host has bound, else that of the process. */
  public static FunctionEnvironment current() {
    return BOUND.isBound()
        ? BOUND.get()
        : new FunctionEnvironment(System.getenv(), Clock.systemUTC(), CallObserver.NONE);
  }

  /**
   * Whether Lambda will take a SnapStart snapshot of this process, as it states in {@code
   * AWS_LAMBDA_INITIALIZATION_TYPE} (Lambda developer guide, defined runtime environment
   * variables).
   */
  public boolean becomesSnapshot() {
    return becomesSnapshot(variables);
  }

  /** As {@link #becomesSnapshot()}, for the given variables. */
  public static boolean becomesSnapshot(Map<String, String> variables) {
    return "snap-start".equals(variables.get("AWS_LAMBDA_INITIALIZATION_TYPE"));
  }
}
