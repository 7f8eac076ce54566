package dev.opsledger.deployments.store;

import dev.opsledger.core.count.DoneDays;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.TooBusyException;
import dev.opsledger.core.dynamo.TransactionBuilder;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.web.IdempotencyKey;
import dev.opsledger.deployments.domain.Deployment;
import dev.opsledger.deployments.domain.DeploymentDetails;
import dev.opsledger.deployments.domain.Project;
import dev.opsledger.deployments.domain.ProjectRef;
import dev.opsledger.deployments.domain.SecretHash;
import dev.opsledger.deployments.domain.Times;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Projects and their deployments. Each write is one transaction that changes a deployment together
 * with all its counts; the publisher learns of it from the table's stream.
 */
public final class DeploymentStore {
  private final Table table;
  private final Clock clock;
  private final RollupPlaces rollups;

  /**
   * @param zone whose days the rollups have
   */
  public DeploymentStore(Table table, Clock clock, ZoneId zone) {
    this.table = table;
    this.clock = clock;
    this.rollups = new RollupPlaces(zone);
  }

  /** A deployment, read consistently. */
  public Optional<Deployment> find(long id) {
    return table
        .getStrictly(DeploymentsKeys.deployment(id), DeploymentsKeys.DEPLOYMENT)
        .map(DeploymentRows::deployment);
  }

  /** Deployments by their ids, read consistently; those that are missing are left out. */
  Map<Long, Deployment> findAll(Collection<Long> ids) {
    return table
        .getAllStrictly(ids.stream().map(DeploymentsKeys::deploymentKey).distinct().toList())
        .stream()
        .map(DeploymentRows::deployment)
        .collect(Collectors.toMap(Deployment::id, each -> each));
  }

  /** A project, read consistently. */
  public Optional<Project> project(long id) {
    return table
        .getStrictly(DeploymentsKeys.project(id), DeploymentsKeys.PROJECT)
        .map(DeploymentRows::project);
  }

  /** Stores another hash of a project's secret, unless the secret was changed meanwhile. */
  public void renew(Project project, SecretHash secret) {
    table.update(
        DeploymentsKeys.project(project.id()),
        DeploymentsKeys.PROJECT,
        u ->
            u.updateExpression("SET secretHash = :new")
                .conditionExpression("secretHash = :former")
                .expressionAttributeValues(
                    Map.of(
                        ":new", Row.text(secret.text()),
                        ":former", Row.text(project.secret().text()))));
  }

  /**
   * The id of the deployment that was created with this idempotency key within a day.
   *
   * @throws RequestException 422 if it was created by a different request
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
   * Repeats an attempt to change a deployment until no other write is faster.
   *
   * @throws TooBusyException if other writers win too often
   */
  public <T> T settle(Supplier<Optional<T>> attempt) {
    return table.settle(attempt);
  }

  /** As {@link #settle}, for attempts that create deployments, which meet at the last id. */
  public <T> T settleCreation(Supplier<Optional<T>> attempt) {
    return table.settle(() -> Turns.take(table.name(), attempt));
  }

  /**
   * The place of a deployment that is created next.
   *
   * @param project its project
   * @param lastId the id before it
   */
  public record NextPlace(Project project, long lastId) {}

  /** The place of the next deployment of a project; empty if there is no such project. */
  public Optional<NextPlace> next(long project) {
    List<Row> rows =
        table.getAllStrictly(
            List.of(DeploymentsKeys.projectKey(project), DeploymentsKeys.LAST_DEPLOYMENT));
    long last =
        DeploymentRows.find(rows, DeploymentsKeys.DEPLOYMENTS)
            .map(row -> row.number("amount"))
            .orElse(0L);
    return DeploymentRows.find(rows, DeploymentsKeys.project(project))
        .map(row -> new NextPlace(DeploymentRows.project(row), last));
  }

  /** The last id that was given to a deployment, 0 before the first. */
  long lastId() {
    return table
        .getStrictly(DeploymentsKeys.DEPLOYMENTS, DeploymentsKeys.COUNTER)
        .map(row -> row.number("amount"))
        .orElse(0L);
  }

  /**
   * Tries to create a deployment.
   *
   * @return the deployment; empty if another was created meanwhile, with or without this key
   */
  public Optional<Deployment> create(
      NextPlace place,
      DeploymentDetails details,
      Optional<IdempotencyKey> idempotencyKey,
      String by) {
    Instant now = Times.now(clock);
    Project project = place.project();
    long before = place.lastId();
    var ref = new ProjectRef(project.id(), project.name(), project.ownerId());
    Deployment deployment = Deployment.create(before + 1, ref, details, now, by);
    var transaction = new TransactionBuilder(table).putNew(DeploymentRows.of(deployment));
    count(transaction, before, 1);
    place(transaction, project, deployment);
    UserCounters.addCreated(transaction, deployment);
    idempotencyKey.ifPresent(key -> remember(transaction, project, key, deployment));
    return transaction.commit() ? Optional.of(deployment) : Optional.empty();
  }

  /** Advances the counter of deployments, unless others were created meanwhile. */
  static void count(TransactionBuilder transaction, long before, long more) {
    transaction.updateIf(
        DeploymentsKeys.DEPLOYMENTS,
        DeploymentsKeys.COUNTER,
        "SET amount = :next",
        before == 0 ? "attribute_not_exists(pk)" : "amount = :before",
        before == 0
            ? Map.of(":next", Row.number(more))
            : Map.of(":next", Row.number(before + more), ":before", Row.number(before)));
  }

  private static void place(
      TransactionBuilder transaction, Project project, Deployment deployment) {
    long place = project.deployments() + 1;
    transaction.putNew(
        Row.of(DeploymentsKeys.project(project.id()), DeploymentsKeys.placeInProject(place))
            .with("id", deployment.id()));
    var counts = new DeploymentCounts(DoneDays.day(deployment.createdAt()));
    counts.count(deployment, 1);
    counts.addProject(
        transaction,
        project.id(),
        Map.of("deployments", Row.number(place)),
        "deployments = :before",
        Map.of(":before", Row.number(project.deployments())));
  }

  private void remember(
      TransactionBuilder transaction, Project project, IdempotencyKey key, Deployment deployment) {
    Instant now = clock.instant();
    Row row =
        Row.of(DeploymentsKeys.idempotency(project.id(), key), DeploymentsKeys.KEY)
            .with("id", deployment.id());
    transaction.putIf(
        key.remembered(row, now),
        "attribute_not_exists(pk) OR expires <= :now",
        Map.of(":now", Row.number(now.getEpochSecond())));
  }

  /**
   * Tries to store a transition of a deployment and to update the counts.
   *
   * @return false if the deployment has changed since it was read, or the project was assigned a
   *     URL that this transition would assign again
   */
  public boolean change(Deployment before, Deployment changed) {
    Deployment after = rollups.place(changed);
    var transaction =
        new TransactionBuilder(table)
            .putIf(
                DeploymentRows.of(after),
                "revision = :revision",
                Map.of(":revision", Row.number(before.latest().revision())));
    var counts = new DeploymentCounts(DoneDays.day(after.latest().at()));
    counts.count(before, -1);
    counts.count(after, 1);
    Optional<String> url = after.latest().assignedUrl();
    counts.addProject(
        transaction,
        after.project().id(),
        url.map(address -> Map.of("liveUrl", Row.text(address))).orElse(Map.of()),
        url.isPresent() ? "attribute_not_exists(liveUrl)" : "attribute_exists(pk)",
        Map.of());
    counts.addTo(transaction, Optional.empty());
    return transaction.commit();
  }
}
