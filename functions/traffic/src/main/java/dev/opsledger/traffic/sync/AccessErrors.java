package dev.opsledger.traffic.sync;

import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.traffic.domain.FetchStatus;

/** What GitHub's refusals mean to the users of a repository. */
final class AccessErrors {
  static final String NO_CREDENTIAL =
      "there is no credential: install the GitHub App for the owner, or add the repository again"
          + " with an access_token";

  static final String PRIVATE =
      "the repository is private: add it again with an access_token that may see its traffic";

  private AccessErrors() {}

  /**
   * A refusal that says something of the repository or the credential. Any other, such as a
   * redirect to nowhere, is a fault on the way there and worth another attempt.
   */
  static VendorRefusedException verdict(VendorRefusedException refused)
      throws VendorUnavailableException {
    return switch (refused.status()) {
      case 401, 403, 404, 410, 451 -> refused;
      default -> throw new VendorUnavailableException(refused.getMessage());
    };
  }

  /** Traffic needs Administration: read (403 without); what one may not see at all is a 404. */
  static FetchStatus status(VendorRefusedException refused) {
    return switch (refused.status()) {
      case 404, 410, 451 -> FetchStatus.NOT_FOUND;
      default -> FetchStatus.NO_ACCESS;
    };
  }

  static String message(VendorRefusedException refused) {
    return switch (refused.status()) {
      case 401 -> "GitHub does not accept the credential any more";
      case 404, 410 -> "GitHub shows no such repository to this credential";
      default -> refused.getMessage();
    };
  }
}
