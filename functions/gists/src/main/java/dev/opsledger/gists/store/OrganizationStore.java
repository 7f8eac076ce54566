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

/** One row for each user's organization, which one worker at a time looks up or creates. */
public final class OrganizationStore {
  private static final String ORGANIZATION = "ORGANIZATION";
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Table table;
  private final String me;
  private final Clock clock;

  public OrganizationStore(Table table, String me, Clock clock) {
    this.table = table;
    this.me = me;
    this.clock = clock;
  }

  /** The organization, once it is known. */
  public Optional<Organization> find(String user) {
    return table
        .get(pk(user), ORGANIZATION)
        .filter(row -> row.findNumber("organization").isPresent())
        .map(row -> new Organization(row.number("organization")));
  }

  /**
   * The right to find an organization.
   *
   * @param sentAt when it was posted without an answer, empty when it never was
   */
  public record Claim(Optional<Instant> sentAt) {}

  /** Takes the right to find the organization, unless another worker has it. */
  public Optional<Claim> claim(String user) {
    return table
        .update(
            pk(user),
            ORGANIZATION,
            u ->
                u.updateExpression("SET " + Lease.TAKE)
                    .conditionExpression("attribute_not_exists(organization) AND " + Lease.FREE)
                    .expressionAttributeValues(Lease.taking(me, clock.instant())))
        .map(row -> new Claim(row.findInstant("sentAt")));
  }

  /** Whether another worker has just taken that right, and will soon be done with it. */
  public boolean isBeingFound(String user) {
    long justNow = clock.instant().plus(Lease.TIME).minus(SOON).toEpochMilli();
    return table
        .get(pk(user), ORGANIZATION)
        .filter(row -> row.findNumber("organization").isEmpty())
        .filter(row -> row.number("leasedUntil") >= justNow)
        .isPresent();
  }

  /** Notes that it is about to be posted, before it is. */
  public void posting(String user) {
    change(user, "SET sentAt = :now", Map.of(":now", Row.text(clock.instant().toString())));
  }

  /** The CRM is known not to have created it. */
  public void notSent(String user) {
    change(user, "REMOVE sentAt", Map.of());
  }

  public void known(String user, Organization organization) {
    change(
        user,
        "SET organization = :id REMOVE sentAt, " + Lease.LEAVE,
        Map.of(":id", Row.number(organization.id())));
  }

  /** Nobody has this organization any more. */
  public void forget(String user, Organization gone) {
    table.update(
        pk(user),
        ORGANIZATION,
        u ->
            u.updateExpression("REMOVE organization")
                .conditionExpression("organization = :id")
                .expressionAttributeValues(Map.of(":id", Row.number(gone.id()))));
  }

  /** Lets go of it without a result. */
  public void leave(String user) {
    change(user, "REMOVE " + Lease.LEAVE, Map.of());
  }

  private void change(String user, String expression, Map<String, AttributeValue> values) {
    var all = new HashMap<>(values);
    all.put(":me", Row.text(me));
    var changed =
        table.update(
            pk(user),
            ORGANIZATION,
            u ->
                u.updateExpression(expression)
                    .conditionExpression(Lease.MINE)
                    .expressionAttributeValues(all));
    if (changed.isEmpty()) {
      throw new LeaseLostException("the organization of " + user);
    }
  }

  private static String pk(String user) {
    return "ORGANIZATION#" + WatchedUserStore.key(user);
  }
}
