package dev.opsledger.core.runtime;

import software.amazon.awssdk.core.SdkRequest;

/**
 * Observes the calls that a function makes to AWS and to vendors. Tests use it to count calls, to
 * compare them with the granted permissions, and to stop a function between any two steps by
 * throwing an {@link Error}.
 */
public interface CallObserver {
  /** Does nothing. */
  CallObserver NONE = new CallObserver() {};

  /** Called with the SDK's request, before {@link #before}; not for calls to vendors. */
  default void asked(SdkRequest request) {}

  /** Called before the request is sent; an {@link Error} thrown here stops the function. */
  default void before(Call call) {}

  /** Called when the response has arrived; an {@link Error} thrown here loses the response. */
  default void after(Call call, Cost cost) {}

  /**
   * One call.
   *
   * @param service the SDK's service id ({@code DynamoDB}, {@code SQS}) or a vendor's name ({@code
   *     GitHub})
   * @param operation the API operation ({@code PutItem}), or method and path for a vendor
   * @param resource the table, queue, bus or parameters as named in the request; empty for none
   */
  record Call(String service, String operation, String resource) {}

  /**
   * The capacity that DynamoDB reports as consumed; zero for all other calls.
   *
   * @param readUnits read request units
   * @param writeUnits write request units
   */
  record Cost(double readUnits, double writeUnits) {
    public static final Cost NOTHING = new Cost(0, 0);
  }
}
