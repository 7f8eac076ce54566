package dev.opsledger.deployments.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.rollup.RollupRows;
import dev.opsledger.core.rollup.Tally;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads the rollups of a project; a read costs by its days and environments. */
public record DeploymentRollups(Table table) {
  /** What the deployments that ended come to, by day, of all environments together. */
  public SortedMap<LocalDate, Tally> days(long project, LocalDate first, LocalDate last) {
    var days = new TreeMap<LocalDate, Tally>();
    Map<String, AttributeValue> values =
        Map.of(
            ":pk", Row.text(DeploymentsKeys.project(project)),
            ":first", Row.text(DeploymentsKeys.rollup(first, "")),
            // '$' is the character after '#': every key of the last day sorts before it.
            ":last", Row.text(DeploymentsKeys.rollup(last, "").replaceFirst("#$", "\\$")));
    table
        .query(
            q ->
                q.keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
                    .expressionAttributeValues(values))
        .forEach(
            row ->
                days.merge(
                    DeploymentsKeys.rollupDay(row.sk()), RollupRows.tally(row), Tally::plus));
    return days;
  }
}
