package dev.opsledger.deployments.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.deployments.domain.IsoWeek;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** How often a user deploys, from the counts that are kept with each deployment. */
public final class Statistics {
  private final Table table;
  private final Clock clock;

  public Statistics(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /**
   * A user's statistics.
   *
   * @param deployments how many were created in these weeks
   * @param successful how many of them are done
   * @param weeks how many weeks, 0 if the user never deployed
   * @param from the first week, empty if the user never deployed
   * @param to the present week, empty if the user never deployed
   */
  public record Weekly(
      long deployments, long successful, long weeks, Optional<IsoWeek> from, Optional<IsoWeek> to) {

    /** An amount divided by the number of weeks. */
    public double average(long amount) {
      return weeks == 0 ? 0 : (double) amount / weeks;
    }
  }

  /**
   * Reads a user's statistics.
   *
   * @param last only this many weeks, the present one included
   * @return empty if there is no such user
   */
  public Optional<Weekly> of(long user, OptionalInt last) {
    return table
        .getStrictly(DeploymentsKeys.user(user), DeploymentsKeys.USER)
        .filter(row -> row.find("username").isPresent())
        .map(row -> of(row, last));
  }

  private Weekly of(Row user, OptionalInt last) {
    Optional<Instant> first = user.findInstant("firstDeploymentAt");
    if (first.isEmpty()) {
      return new Weekly(0, 0, 0, Optional.empty(), Optional.empty());
    }
    IsoWeek to = IsoWeek.of(clock.instant());
    IsoWeek from = IsoWeek.of(first.get());
    long weeks = Math.max(1, from.weeksTo(to));
    if (last.isEmpty() || weeks <= last.getAsInt()) {
      return new Weekly(
          user.number("deployments"),
          user.number("successful"),
          weeks,
          Optional.of(from),
          Optional.of(to));
    }
    return sum(user.pk(), to.minus(last.getAsInt() - 1L), to, last.getAsInt());
  }

  private Weekly sum(String user, IsoWeek from, IsoWeek to, int weeks) {
    long deployments = 0;
    long successful = 0;
    for (Row week : weeks(user, from, to)) {
      deployments += week.number("deployments");
      successful += week.number("successful");
    }
    return new Weekly(deployments, successful, weeks, Optional.of(from), Optional.of(to));
  }

  private Iterable<Row> weeks(String user, IsoWeek from, IsoWeek to) {
    return table.query(
        q ->
            q.consistentRead(true)
                .keyConditionExpression("pk = :pk AND sk BETWEEN :from AND :to")
                .expressionAttributeValues(
                    Map.of(
                        ":pk", Row.text(user),
                        ":from", Row.text(DeploymentsKeys.week(from)),
                        ":to", Row.text(DeploymentsKeys.week(to)))));
  }
}
