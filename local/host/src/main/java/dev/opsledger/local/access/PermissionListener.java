package dev.opsledger.local.access;

/**
 * Is told of every permission that a function of any host needed; found by {@link
 * java.util.ServiceLoader}.
 */
@FunctionalInterface
public interface PermissionListener {
  /**
   * A function needed a permission.
   *
   * @param function its logical id
   * @param granted whether its role has it
   */
  void saw(String function, RequiredPermission need, boolean granted);
}
