package dev.opsledger.deployments;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.deployments.Deployment.Owned;
import java.time.Clock;
import java.time.Duration;
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
final class DeploymentStore {
  private static final Duration KEY_LIFE = Duration.ofDays(1);

  private final Table table;
  private final Clock clock;

  DeploymentStore(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** A deployment as it is after every acknowledged write. */
  Optional<Deployment> find(long id) {
    return table.getStrictly(Keys.deployment(id), Keys.DEPLOYMENT).map(Rows::deployment);
  }

  /** A project as it is after every acknowledged write. */
  Optional<Project> project(long id) {
    return table.getStrictly(Keys.project(id), Keys.PROJECT).map(Rows::project);
  }

  /** The deployment that was created with this key in the last day, if there is one. */
  OptionalLong createdWith(long project, String key) {
    return table
        .getStrictly(Keys.idempotency(project, key), Keys.KEY)
        .filter(row -> row.number("expires") > clock.instant().getEpochSecond())
        .map(row -> OptionalLong.of(row.number("id")))
        .orElse(OptionalLong.empty());
  }

  /**
   * Tries to create a deployment.
   *
   * @return the deployment; empty when another was created meanwhile, or one with the same key
   */
  Optional<Deployment> create(
      Project project, Optional<String> commitSha, Optional<String> idempotencyKey) {
    Instant now = Times.now(clock);
    long before =
        table
            .getStrictly(Keys.DEPLOYMENTS, Keys.COUNTER)
            .map(row -> row.number("amount"))
            .orElse(0L);
    var owned = new Owned(project.id(), project.name(), project.ownerId());
    Deployment deployment = Deployment.create(before + 1, owned, commitSha, now);
    Writes writes = new Writes(table).putNew(Rows.of(deployment));
    count(writes, before);
    place(writes, project, deployment);
    CreatedCounts.add(writes, deployment);
    idempotencyKey.ifPresent(key -> remember(writes, project, key, deployment));
    return table.transact(writes.items()) ? Optional.of(deployment) : Optional.empty();
  }

  private static void count(Writes writes, long before) {
    writes.update(
        Keys.DEPLOYMENTS,
        Keys.COUNTER,
        "SET amount = :next",
        before == 0 ? "attribute_not_exists(pk)" : "amount = :before",
        before == 0
            ? Map.of(":next", Row.number(1L))
            : Map.of(":next", Row.number(before + 1), ":before", Row.number(before)));
  }

  private static void place(Writes writes, Project project, Deployment deployment) {
    long place = project.deployments() + 1;
    writes.putNew(
        Row.of(Keys.project(project.id()), Keys.placeInProject(place)).with("id", deployment.id()));
    writes.update(
        Keys.project(project.id()),
        Keys.PROJECT,
        "SET deployments = :place ADD ongoing :one",
        "deployments = :before",
        Map.of(
            ":place", Row.number(place),
            ":before", Row.number(project.deployments()),
            ":one", Row.number(1L)));
  }

  private void remember(Writes writes, Project project, String key, Deployment deployment) {
    Instant now = clock.instant();
    writes.put(
        Row.of(Keys.idempotency(project.id(), key), Keys.KEY)
            .with("id", deployment.id())
            .expiring(now.plus(KEY_LIFE)),
        "attribute_not_exists(pk) OR expires <= :now",
        Map.of(":now", Row.number(now.getEpochSecond())));
  }

  /**
   * Tries to replace a deployment by what it has become, and to count that in its project.
   *
   * @return whether it was still as it was before, and the project had no address if this step
   *     assigns one
   */
  boolean change(Deployment before, Deployment after) {
    Writes writes =
        new Writes(table)
            .put(
                Rows.of(after),
                "revision = :revision",
                Map.of(":revision", Row.number(before.step().revision())));
    if (after.status().ended()) {
      end(writes, after);
    }
    return table.transact(writes.items());
  }

  private static void end(Writes writes, Deployment ended) {
    boolean done = ended.status() == Status.DONE;
    var values = new HashMap<String, AttributeValue>();
    values.put(":less", Row.number(-1L));
    List<String> counts = new ArrayList<>(List.of("ongoing :less"));
    if (done) {
      values.put(":one", Row.number(1L));
      counts.add("live :one");
      CreatedCounts.addSuccess(writes, ended);
    }
    Optional<String> url = ended.step().assignedUrl();
    url.ifPresent(address -> values.put(":url", Row.text(address)));
    writes.update(
        Keys.project(ended.project().id()),
        Keys.PROJECT,
        "ADD " + String.join(", ", counts) + (url.isPresent() ? " SET liveUrl = :url" : ""),
        url.isPresent() ? "attribute_not_exists(liveUrl)" : "attribute_exists(pk)",
        values);
  }
}
