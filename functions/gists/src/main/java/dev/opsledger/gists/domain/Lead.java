package dev.opsledger.gists.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * A gist and how far its deal is.
 *
 * @param description what its author wrote, empty if nothing
 * @param createdAt when it was created, empty if GitHub did not say
 * @param state how far the deal is
 * @param dealId the CRM's id of its deal, empty while there is none
 * @param reason why the deal is not made, empty if nothing is known
 * @param attempts how often the deal was tried
 */
public record Lead(
    String gist,
    String user,
    Optional<String> description,
    String url,
    Optional<Instant> createdAt,
    DealState state,
    Optional<Long> dealId,
    Optional<String> reason,
    long attempts) {
  /** Whether the CRM neither has its deal nor rejected it. */
  public boolean waits() {
    return dealId.isEmpty() && state != DealState.REFUSED;
  }
}
