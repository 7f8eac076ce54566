package dev.opsledger.local.template;

/**
 * Local addresses of resources.
 *
 * @param queues the base of all queue URLs, without a trailing slash
 * @param api the address of the HTTP API
 * @param stack the stack's name
 */
public record ResourceAddresses(String queues, String api, String stack) {
  /** The name of a stack that was given none. */
  public static final String STACK = "opsledger";

  /** Addresses in a stack that was given no name. */
  public ResourceAddresses(String queues, String api) {
    this(queues, api, STACK);
  }

  /**
   * The physical name of a resource whose name the template does not set. As on AWS it begins with
   * the stack's name, except in a stack that was given none: data folders hold the bare name.
   */
  String name(String logicalId) {
    return stack.equals(STACK) ? logicalId : stack + "-" + logicalId;
  }
}
