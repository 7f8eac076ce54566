package dev.opsledger.core.web;

/**
 * What we know about the caller of a request.
 *
 * @param operates whether the caller may also operate, not only read
 * @param byCookie whether a cookie authenticated the caller, which calls for a check against
 *     cross-site requests
 */
public record RequestCaller(boolean operates, boolean byCookie) {
  /** The caller of a deployment without tokens, who may do everything. */
  public static final RequestCaller ANYBODY = new RequestCaller(true, false);
}
