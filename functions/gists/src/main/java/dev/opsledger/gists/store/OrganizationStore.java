package dev.opsledger.gists.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.gists.domain.Organization;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The users' organizations in the CRM. One worker at a time looks one up or creates it. */
public final class OrganizationStore {
  private static final Duration RECENT = Duration.ofSeconds(5);

  private final Table table;
  private final String worker;
  private final Clock clock;

  public OrganizationStore(Table table, String worker, Clock clock) {
    this.table = table;
    this.worker = worker;
    this.clock = clock;
  }

  /** The user's organization, empty until it is known. */
  public Optional<Organization> find(String user) {
    return table
        .get(GistsKeys.organization(user), GistsKeys.ORGANIZATION)
        .filter(row -> row.findNumber("organization").isPresent())
        .map(row -> new Organization(row.number("organization")));
  }

  /**
   * The exclusive right to find or create an organization.
   *
   * @param sentAt when it was posted with an unknown outcome, empty if it never was
   */
  public record Claim(Optional<Instant> sentAt) {}

  /** Claims the organization unless it is known or another worker has claimed it. */
  public Optional<Claim> claim(String user) {
    return table
        .update(
            GistsKeys.organization(user),
            GistsKeys.ORGANIZATION,
            u ->
                u.updateExpression("SET " + Lease.TAKE)
                    .conditionExpression("attribute_not_exists(organization) AND " + Lease.FREE)
                    .expressionAttributeValues(Lease.taking(worker, clock.instant())))
        .map(row -> new Claim(row.findInstant("sentAt")));
  }

  /** Whether another worker claimed the organization seconds ago and will soon know it. */
  public boolean isJustClaimed(String user) {
    long justNow = clock.instant().plus(Lease.TIME).minus(RECENT).toEpochMilli();
    return table
        .get(GistsKeys.organization(user), GistsKeys.ORGANIZATION)
        .filter(row -> row.findNumber("organization").isEmpty())
        .filter(row -> row.number("leasedUntil") >= justNow)
        .isPresent();
  }

  /** Records that the organization is about to be posted, before it is. */
  public void beginPosting(String user) {
    change(user, "SET sentAt = :now", Map.of(":now", Row.text(clock.instant().toString())));
  }

  /** Records that the CRM certainly did not create it. */
  public void retract(String user) {
    change(user, "REMOVE sentAt", Map.of());
  }

  /** Stores the organization that was found or created, and gives the claim back. */
  public void save(String user, Organization organization) {
    change(
        user,
        "SET organization = :id REMOVE sentAt, " + Lease.LEAVE,
        Map.of(":id", Row.number(organization.id())));
  }

  /** Forgets an organization that was deleted in the CRM, unless another one is stored by now. */
  public void forget(String user, Organization gone) {
    table.update(
        GistsKeys.organization(user),
        GistsKeys.ORGANIZATION,
        u ->
            u.updateExpression("REMOVE organization")
                .conditionExpression("organization = :id")
                .expressionAttributeValues(Map.of(":id", Row.number(gone.id()))));
  }

  /** Gives the claim back without a result. */
  public void release(String user) {
    change(user, "REMOVE " + Lease.LEAVE, Map.of());
  }

  private void change(String user, String expression, Map<String, AttributeValue> values) {
    var all = new HashMap<>(values);
    all.put(":me", Row.text(worker));
    var changed =
        table.update(
            GistsKeys.organization(user),
            GistsKeys.ORGANIZATION,
            u ->
                u.updateExpression(expression)
                    .conditionExpression(Lease.MINE)
                    .expressionAttributeValues(all));
    if (changed.isEmpty()) {
      throw new LeaseLostException("the organization of " + user);
    }
  }
}
