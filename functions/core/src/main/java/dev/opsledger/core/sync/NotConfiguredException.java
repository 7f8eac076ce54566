package dev.opsledger.core.sync;

/** There is nobody to ask, as a setting is missing: nothing failed, and the source waits for it. */
public final class NotConfiguredException extends RuntimeException {
  /**
   * @param why a sentence, such as which setting is missing
   */
  public NotConfiguredException(String why) {
    super(why, null, false, false);
  }
}
