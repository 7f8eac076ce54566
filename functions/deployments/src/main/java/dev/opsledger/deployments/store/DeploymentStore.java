package dev.opsledger.deployments.store;

import dev.opsledger.core.count.DoneDays;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.TransactionBuilder;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.web.IdempotencyKey;
import dev.opsledger.deployments.domain.Deployment;
import dev.opsledger.deployments.domain.Project;
import dev.opsledger.deployments.domain.ProjectRef;
import dev.opsledger.deployments.domain.Status;
import dev.opsledger.deployments.domain.Times;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Projects' deployments. Each write is one transaction that changes a deployment together with
 * everything that counts it; the table's stream tells others of it.
 */
public final class DeploymentStore {
  private final Table table;
  private final Clock clock;

  public DeploymentStore(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** A deployment as it is after every acknowledged write. */
  public Optional<Deployment> find(long id) {
    return table.getStrictly(DeploymentsKeys.deployment(id), DeploymentsKeys.DEPLOYMENT).map(DeploymentRows::deployment);
  }

  /** A project as it is after every acknowledged write. */
  public Optional<Project> project(long id) {
    return table.getStrictly(DeploymentsKeys.project(id), DeploymentsKeys.PROJECT).map(DeploymentRows::project);
  }

  /**
   * The deployment that was created with this key in the last day, if there is one.
   *
   * @throws RequestException 422 when it was created by another request
   */
  public OptionalLong createdWith(long project, IdempotencyKey key) {
    Optional<Row> made =
        table
            .getStrictly(DeploymentsKeys.idempotency(project, key), DeploymentsKeys.KEY)
            .filter(row -> IdempotencyKey.isAlive(row, clock.instant()));
    made.ifPresent(key::mustRepeat);
    return made.map(row -> OptionalLong.of(row.number("id"))).orElse(OptionalLong.empty());
  }

  /**
   * Tries to create a deployment.
   *
   * @return the deployment; empty when another was created meanwhile, or one with the same key
   */
  public Optional<Deployment> create(
      Project project, Optional<String> commitSha, Optional<IdempotencyKey> repetition, String by) {
    Instant now = Times.now(clock);
    long before =
        table
            .getStrictly(DeploymentsKeys.DEPLOYMENTS, DeploymentsKeys.COUNTER)
            .map(row -> row.number("amount"))
            .orElse(0L);
    var ref = new ProjectRef(project.id(), project.name(), project.ownerId());
    Deployment deployment = Deployment.create(before + 1, ref, commitSha, now, by);
    var transaction = new TransactionBuilder(table).putNew(DeploymentRows.of(deployment));
    count(transaction, before);
    place(transaction, project, deployment);
    UserCounters.add(transaction, deployment);
    repetition.ifPresent(key -> remember(transaction, project, key, deployment));
    return transaction.commit() ? Optional.of(deployment) : Optional.empty();
  }

  private static void count(TransactionBuilder transaction, long before) {
    transaction.updateIf(
        DeploymentsKeys.DEPLOYMENTS,
        DeploymentsKeys.COUNTER,
        "SET amount = :next",
        before == 0 ? "attribute_not_exists(pk)" : "amount = :before",
        before == 0
            ? Map.of(":next", Row.number(1L))
            : Map.of(":next", Row.number(before + 1), ":before", Row.number(before)));
  }

  private static void place(TransactionBuilder transaction, Project project, Deployment deployment) {
    long place = project.deployments() + 1;
    transaction.putNew(
        Row.of(DeploymentsKeys.project(project.id()), DeploymentsKeys.placeInProject(place)).with("id", deployment.id()));
    transaction.updateIf(
        DeploymentsKeys.project(project.id()),
        DeploymentsKeys.PROJECT,
        "SET deployments = :place ADD ongoing :one",
        "deployments = :before",
        Map.of(
            ":place", Row.number(place),
            ":before", Row.number(project.deployments()),
            ":one", Row.number(1L)));
  }

  private void remember(TransactionBuilder transaction, Project project, IdempotencyKey key, Deployment deployment) {
    Instant now = clock.instant();
    Row row = Row.of(DeploymentsKeys.idempotency(project.id(), key), DeploymentsKeys.KEY).with("id", deployment.id());
    transaction.putIf(
        key.remembered(row, now),
        "attribute_not_exists(pk) OR expires <= :now",
        Map.of(":now", Row.number(now.getEpochSecond())));
  }

  /**
   * Tries to replace a deployment by what it has become, and to count that in its project.
   *
   * @return whether it was still as it was before, and the project had no address if this step
   *     assigns one
   */
  public boolean change(Deployment before, Deployment after) {
    var transaction =
        new TransactionBuilder(table)
            .putIf(
                DeploymentRows.of(after),
                "revision = :revision",
                Map.of(":revision", Row.number(before.step().revision())));
    if (after.status().ended()) {
      end(transaction, after);
    }
    return transaction.commit();
  }

  private static void countDay(TransactionBuilder transaction, Deployment done) {
    transaction.update(
        DeploymentsKeys.project(done.project().id()),
        DeploymentsKeys.doneOn(done.step().at()),
        "ADD %s :one".formatted(DoneDays.AMOUNT),
        Map.of(":one", Row.number(1L)));
  }

  private static void end(TransactionBuilder transaction, Deployment ended) {
    boolean done = ended.status() == Status.DONE;
    var values = new HashMap<String, AttributeValue>();
    values.put(":less", Row.number(-1L));
    List<String> counts = new ArrayList<>(List.of("ongoing :less"));
    List<String> sets = new ArrayList<>();
    if (done) {
      values.put(":one", Row.number(1L));
      values.put(":day", Row.text(DoneDays.day(ended.step().at()).toString()));
      counts.add(DoneDays.LIVE + " :one");
      counts.add(DoneDays.COUNTED + " :one");
      sets.add("%1$s = if_not_exists(%1$s, :day)".formatted(DoneDays.COUNTED_FROM));
      countDay(transaction, ended);
      UserCounters.addSuccess(transaction, ended);
    }
    Optional<String> url = ended.step().assignedUrl();
    url.ifPresent(
        address -> {
          values.put(":url", Row.text(address));
          sets.add("liveUrl = :url");
        });
    transaction.updateIf(
        DeploymentsKeys.project(ended.project().id()),
        DeploymentsKeys.PROJECT,
        "ADD "
            + String.join(", ", counts)
            + (sets.isEmpty() ? "" : " SET " + String.join(", ", sets)),
        url.isPresent() ? "attribute_not_exists(liveUrl)" : "attribute_exists(pk)",
        values);
  }
}
