package dev.opsledger.core.runtime;

import software.amazon.awssdk.core.SdkRequest;

/**
 * Watches the calls that a function makes to AWS and to vendors. Tests count with it, compare calls
 * with the granted permissions, and stop a function between any two steps by throwing an {@link
 * Error}.
 */
public interface CallObserver {
  /** Watches nothing. */
  CallObserver NONE = new CallObserver() {};

  /** Called with the SDK's own request, before {@link #before}; not for a vendor's calls. */
  default void asked(SdkRequest request) {}

  /** Called before the request leaves; an {@link Error} thrown here stops the function. */
  default void before(Call call) {}

  /** Called when the answer is there; an {@link Error} thrown here loses the answer. */
  default void after(Call call, Cost cost) {}

  /**
   * One call.
   *
   * @param service the SDK's service id ({@code DynamoDB}, {@code SQS}) or a vendor's name ({@code
   *     GitHub})
   * @param operation the API's operation ({@code PutItem}), or method and path of a vendor's call
   * @param resource the table, queue, bus or parameters as the request names them, empty where
   *     there is none
   */
  record Call(String service, String operation, String resource) {}

  /**
   * What DynamoDB charged for a call, in capacity units; zero for everything else.
   *
   * @param readUnits read request units
   * @param writeUnits write request units
   */
  record Cost(double readUnits, double writeUnits) {
    public static final Cost NOTHING = new Cost(0, 0);
  }
}
