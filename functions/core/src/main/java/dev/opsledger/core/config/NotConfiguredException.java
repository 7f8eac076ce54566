package dev.opsledger.core.config;

/**
 * A required setting, such as a credential, is missing. Not a failure: the source stays idle until
 * the setting is there.
 */
public final class NotConfiguredException extends RuntimeException {
  /**
   * @param why a readable reason, such as which setting is missing
   */
  public NotConfiguredException(String why) {
    super(why, null, false, false);
  }
}
