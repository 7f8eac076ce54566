package dev.opsledger.deployments.seed;

import dev.opsledger.core.dynamo.Table;
import dev.opsledger.deployments.domain.AppSecrets;
import dev.opsledger.deployments.seed.SeedRows.ProjectRow;
import dev.opsledger.deployments.seed.SeedRows.UserRow;
import dev.opsledger.deployments.store.DeploymentsKeys;
import dev.opsledger.deployments.store.PageQuery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Loads projects and users from two files. Loading again adds or updates rows by id and keeps
 * deployments. All rows are checked before the first is written; an interrupted load is completed
 * by the next one.
 */
public final class SeedLoader {
  private final Table table;
  private final SeedStore store;

  /**
   * Creates a loader.
   *
   * @param table the deployments table's name
   * @param secrets hashes the projects' secrets
   */
  public SeedLoader(DynamoDbClient dynamo, String table, AppSecrets secrets) {
    this.table = new Table(dynamo, table);
    this.store = new SeedStore(this.table, secrets);
  }

  /** A loader without the stack's key: the next use of a secret hashes it with the key. */
  public SeedLoader(DynamoDbClient dynamo, String table) {
    this(dynamo, table, new AppSecrets(Optional.empty()));
  }

  /** How many rows were loaded. */
  public record Loaded(int projects, int users) {}

  /** Whether the table has no projects. */
  public boolean isEmpty() {
    return new PageQuery(table).projects(1).total() == 0;
  }

  /**
   * Loads the files.
   *
   * @param projects the content of a {@code projects.json}
   * @param users the content of a {@code users.json}
   * @throws InvalidSeedException if a row is invalid; nothing is loaded then
   */
  public Loaded load(byte[] projects, byte[] users) throws InvalidSeedException {
    var problems = new ArrayList<String>();
    List<UserRow> userRows = SeedRows.users(users, problems);
    List<ProjectRow> projectRows = SeedRows.projects(projects, problems);
    if (problems.isEmpty()) {
      checkOwners(projectRows, userRows, problems);
    }
    if (!problems.isEmpty()) {
      throw new InvalidSeedException(problems);
    }
    store.saveUsers(userRows);
    store.saveProjects(projectRows);
    store.list(projectRows.stream().map(ProjectRow::id).toList());
    return new Loaded(projectRows.size(), userRows.size());
  }

  private void checkOwners(List<ProjectRow> projects, List<UserRow> users, List<String> problems) {
    Set<Long> known = new HashSet<>(users.stream().map(UserRow::id).toList());
    known.addAll(
        stored(projects.stream().map(ProjectRow::userId).filter(id -> !known.contains(id))));
    for (ProjectRow project : projects) {
      if (!known.contains(project.userId())) {
        problems.add(
            "projects.json, row %d, user_id: there is no user %d"
                .formatted(project.number(), project.userId()));
      }
    }
  }

  /** Those of the users that are stored; of a user without a name there are only counts. */
  private List<Long> stored(Stream<Long> users) {
    return table.getAllStrictly(users.distinct().map(DeploymentsKeys::userKey).toList()).stream()
        .filter(row -> row.find("username").isPresent())
        .map(row -> row.number("id"))
        .toList();
  }
}
