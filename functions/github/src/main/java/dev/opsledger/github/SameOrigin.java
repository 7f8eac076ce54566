package dev.opsledger.github;

import dev.opsledger.core.vendor.VendorRefusedException;
import java.net.URI;
import java.util.Objects;

/** Addresses that GitHub sends: followed as they are, but never to where a token must not go. */
final class SameOrigin {
  private SameOrigin() {}

  /**
   * @throws VendorRefusedException when it is no address, or one of another scheme, host or port
   */
  static URI resolve(URI from, String reference) throws VendorRefusedException {
    try {
      URI to = from.resolve(reference);
      if (Objects.equals(from.getScheme(), to.getScheme())
          && Objects.equals(from.getRawAuthority(), to.getRawAuthority())) {
        return to;
      }
    } catch (IllegalArgumentException e) {
      throw new VendorRefusedException(400, "GitHub sent a malformed address");
    }
    throw new VendorRefusedException(
        400, "GitHub sent an address of another host, which is not followed");
  }
}
