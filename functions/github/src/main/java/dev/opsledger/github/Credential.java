package dev.opsledger.github;

import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import java.util.Optional;

/** Authenticates calls to GitHub. Each credential has its own rate limit. */
public interface Credential {
  /** Identifies its rate limit; not a secret. */
  String name();

  /** The value of the {@code Authorization} header; empty for anonymous calls. */
  Optional<String> authorization()
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException;

  /** Discards a token that GitHub refused with 401; returns whether a retry gets a new one. */
  boolean renew();

  /** Anonymous calls: 60 an hour for each IP address. */
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
