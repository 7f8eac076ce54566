package dev.opsledger.github;

import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import java.util.Optional;

/** As whom GitHub is called. Each has a rate limit of its own. */
public interface Credential {
  /** What tells its rate limit from others'; no secret. */
  String name();

  /** The {@code Authorization} header's value, empty for anonymous calls. */
  Optional<String> authorization()
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException;

  /** GitHub refused it with a 401. Returns whether another attempt, with a new one, makes sense. */
  boolean renew();

  /** No credential: 60 calls an hour for an address. */
  Credential ANONYMOUS =
      new Credential() {
        @Override
        public String name() {
          return "anonymous";
        }

        @Override
        public Optional<String> authorization() {
          return Optional.empty();
        }

        @Override
        public boolean renew() {
          return false;
        }
      };
}
