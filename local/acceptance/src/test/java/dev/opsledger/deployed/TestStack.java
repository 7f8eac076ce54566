package dev.opsledger.deployed;

import dev.opsledger.local.template.ResourceAddresses;
import java.util.UUID;

/**
 * Names of stacks for tests that share an endpoint. {@link PermissionsTest} compares what functions
 * of such a stack needed with what the template grants in a stack that was given no name.
 */
public final class TestStack {
  private static final String PREFIX = "shared-";
  private static final String NAME = PREFIX + "[0-9a-f]{8}";

  private TestStack() {}

  /** A name that no other test has. */
  public static String name() {
    return PREFIX + UUID.randomUUID().toString().substring(0, 8);
  }

  /** The ARN that a resource of such a stack would have in a stack that was given no name. */
  static String unnamed(String arn) {
    return arn.replaceFirst(NAME + "-", "").replaceFirst(NAME, ResourceAddresses.STACK);
  }
}
