package dev.opsledger.local.access;

/**
 * Notified of every permission that a function of any host needed; found with {@link
 * java.util.ServiceLoader}.
 */
@FunctionalInterface
public interface PermissionListener {
  /**
   * Called when a function needed a permission.
   *
   * @param function its logical id
   * @param granted whether its role has it
   */
  void saw(String function, RequiredPermission need, boolean granted);
}
