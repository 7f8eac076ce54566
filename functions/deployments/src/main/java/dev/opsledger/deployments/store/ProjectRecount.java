package dev.opsledger.deployments.store;

import dev.opsledger.core.count.DoneDays;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.recount.RecountScope;
import dev.opsledger.core.recount.RollupRepair;
import dev.opsledger.core.recount.StoredFigures;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.deployments.store.DeploymentCounts.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * Recounts what a project's deployments come to: its own counts, those of days, and its rollups.
 *
 * @param scope which days are compared; the project's own counts always are
 * @param zone whose days the scope has
 */
public record ProjectRecount(Table table, RecountScope scope, ZoneId zone) {
  private static final Set<String> OF_PROJECT =
      Set.of(DeploymentCounts.CREATED, "ongoing", DoneDays.LIVE, DoneDays.COUNTED);
  private static final String DONE = "DONE#";

  /** How many places projects have. */
  public long places() {
    return table
        .getStrictly(DeploymentsKeys.PROJECTS, DeploymentsKeys.COUNTER)
        .map(row -> row.number("amount"))
        .orElse(0L);
  }

  /** The projects at places, both inclusive, by id. */
  public List<Long> projects(long first, long last) {
    return table
        .getAllStrictly(
            LongStream.rangeClosed(first, last).mapToObj(DeploymentsKeys::projectPlaceKey).toList())
        .stream()
        .map(row -> row.number("id"))
        .toList();
  }

  /**
   * Has the figures of a project settled.
   *
   * @return the rows to tell again: the project's, and those of its deployments of the scope
   */
  public List<Row> settle(long project, RollupRepair repair) {
    List<Row> rows = partition(project);
    Optional<Row> own = own(rows);
    if (own.isEmpty()) {
      // Only loading its file brings it back.
      return List.of();
    }
    List<Row> deployments = deployments(rows);
    Map<StoredFigures, Tally> counted = counted(project, rows, deployments);
    Set<StoredFigures> figures = new TreeSet<>(counted.keySet());
    rows.forEach(row -> figures(row).ifPresent(figures::add));
    repair.settle(figures, rows, counted, _ -> again(project));
    var told = new ArrayList<Row>(List.of(own.get()));
    deployments.stream().filter(this::isCovered).forEach(told::add);
    return told;
  }

  private Map<StoredFigures, Tally> again(long project) {
    List<Row> rows = partition(project);
    return counted(project, rows, deployments(rows));
  }

  private List<Row> partition(long project) {
    var rows = new ArrayList<Row>();
    table.partitionStrictly(DeploymentsKeys.project(project)).forEach(rows::add);
    return rows;
  }

  private static Optional<Row> own(List<Row> rows) {
    return rows.stream().filter(row -> row.sk().equals(DeploymentsKeys.PROJECT)).findFirst();
  }

  private List<Row> deployments(List<Row> rows) {
    return table.getAllStrictly(
        rows.stream()
            .filter(DeploymentsKeys::isPlaceInProject)
            .map(row -> DeploymentsKeys.deploymentKey(row.number("id")))
            .toList());
  }

  private Map<StoredFigures, Tally> counted(long project, List<Row> rows, List<Row> deployments) {
    var counts = new DeploymentCounts(LocalDate.EPOCH);
    deployments.forEach(row -> counts.count(DeploymentRows.deployment(row), 1));
    var counted = new TreeMap<StoredFigures, Tally>();
    counts
        .all()
        .forEach(
            (place, amounts) ->
                figures(place)
                    .ifPresent(figures -> counted.put(figures, new Tally(new TreeMap<>(amounts)))));
    // A place stays taken even if its deployment is missing.
    long last =
        rows.stream()
            .filter(DeploymentsKeys::isPlaceInProject)
            .mapToLong(DeploymentsKeys::placeInProject)
            .max()
            .orElse(0);
    Place own = new Place(DeploymentsKeys.project(project), DeploymentsKeys.PROJECT);
    counted.merge(
        figures(own).orElseThrow(), Tally.of(DeploymentCounts.CREATED, last), Tally::plus);
    return counted;
  }

  private Optional<StoredFigures> figures(Row row) {
    return figures(new Place(row.pk(), row.sk()));
  }

  private Optional<StoredFigures> figures(Place place) {
    String sk = place.sk();
    if (sk.equals(DeploymentsKeys.PROJECT)) {
      return Optional.of(new StoredFigures(place.pk(), sk, OF_PROJECT));
    }
    if (sk.startsWith(DONE)) {
      return covered(sk).map(_ -> new StoredFigures(place.pk(), sk, Set.of(DoneDays.AMOUNT)));
    }
    return DeploymentsKeys.isRollup(Row.of(place.pk(), sk))
        ? covered(sk).map(_ -> StoredFigures.rollup(place.pk(), sk))
        : Optional.empty();
  }

  /** The day after the first separator. */
  private Optional<LocalDate> covered(String sk) {
    return Optional.of(LocalDate.parse(sk.split("#", 3)[1])).filter(scope::covers);
  }

  private boolean isCovered(Row deployment) {
    return isCovered(deployment, "createdAt") || isCovered(deployment, "changedAt");
  }

  private boolean isCovered(Row deployment, String time) {
    return scope.covers(Instant.parse(deployment.get(time)).atZone(zone).toLocalDate());
  }
}
