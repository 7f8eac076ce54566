package dev.opsledger.deployments.seed;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.deployments.seed.SeedRows.ProjectRow;
import dev.opsledger.deployments.seed.SeedRows.UserRow;
import dev.opsledger.deployments.store.DeploymentsKeys;
import dev.opsledger.deployments.store.PageQuery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
   */
  public SeedLoader(DynamoDbClient dynamo, String table) {
    this.table = new Table(dynamo, table);
    this.store = new SeedStore(this.table);
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
    userRows.forEach(store::save);
    projectRows.forEach(store::save);
    store.list(projectRows.stream().map(ProjectRow::id).toList());
    return new Loaded(projectRows.size(), userRows.size());
  }

  private void checkOwners(List<ProjectRow> projects, List<UserRow> users, List<String> problems) {
    Set<Long> known = new HashSet<>(users.stream().map(UserRow::id).toList());
    for (ProjectRow project : projects) {
      if (!known.contains(project.userId()) && isKnown(project.userId())) {
        known.add(project.userId());
      }
      if (!known.contains(project.userId())) {
        problems.add(
            "projects.json, row %d, user_id: there is no user %d"
                .formatted(project.number(), project.userId()));
      }
    }
  }

  private boolean isKnown(long user) {
    return table
        .getStrictly(DeploymentsKeys.user(user), DeploymentsKeys.USER)
        .map(Row::attributes)
        .filter(attributes -> attributes.containsKey("username"))
        .isPresent();
  }
}
