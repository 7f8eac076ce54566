package dev.opsledger.github;

import dev.opsledger.core.vendor.VendorRefusedException;
import java.net.URI;
import java.util.Objects;

/** Resolves URLs that GitHub sends, but only on the same host, so that no token leaves it. */
final class SameOrigin {
  private SameOrigin() {}

  /**
   * @throws VendorRefusedException if it is not a URL, or has another scheme, host or port
   */
  static URI resolve(URI from, String reference) throws VendorRefusedException {
    try {
      URI to = from.resolve(reference);
      if (Objects.equals(from.getScheme(), to.getScheme())
          && Objects.equals(from.getRawAuthority(), to.getRawAuthority())) {
        return to;
      }
    } catch (IllegalArgumentException e) {
      throw new VendorRefusedException(400, "GitHub sent an invalid URL");
    }
    throw new VendorRefusedException(
        400, "GitHub sent a URL of another host, which is not followed");
  }
}
