package dev.opsledger.traffic.sync;

import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.traffic.domain.FetchStatus;

/** Translates GitHub's refusals for the users of a repository. */
final class AccessErrors {
  static final String NO_CREDENTIAL =
      "there is no credential: install the GitHub App for the owner, or add the repository again"
          + " with an access_token";

  static final String PRIVATE =
      "the repository is private: add it again with an access_token that may read its traffic";

  private AccessErrors() {}

  /**
   * Returns a refusal that concerns the repository or the credential. Any other, such as a broken
   * redirect, is thrown as unavailable and tried again.
   */
  static VendorRefusedException verdict(VendorRefusedException refused)
      throws VendorUnavailableException {
    return switch (refused.status()) {
      case 401, 403, 404, 410, 451 -> refused;
      default -> throw new VendorUnavailableException(refused.getMessage());
    };
  }

  /**
   * Reading traffic needs the permission Administration: read (403 without it); GitHub hides what a
   * credential may not see at all (404).
   */
  static FetchStatus status(VendorRefusedException refused) {
    return switch (refused.status()) {
      case 404, 410, 451 -> FetchStatus.NOT_FOUND;
      default -> FetchStatus.NO_ACCESS;
    };
  }

  static String message(VendorRefusedException refused) {
    return switch (refused.status()) {
      case 401 -> "GitHub no longer accepts the credential";
      case 404, 410 -> "GitHub does not show the repository to this credential";
      default -> refused.getMessage();
    };
  }
}
