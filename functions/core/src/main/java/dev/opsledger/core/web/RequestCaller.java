package dev.opsledger.core.web;

/**
 * Who sent a request, as far as that matters.
 *
 * @param operates whether the caller may also set things in motion and judge
 * @param byCookie whether a browser's cookie says so, which a page of another site might have sent
 */
public record RequestCaller(boolean operates, boolean byCookie) {
  /** Whoever reaches a deployment that is open to all. */
  public static final RequestCaller ANYBODY = new RequestCaller(true, false);
}
