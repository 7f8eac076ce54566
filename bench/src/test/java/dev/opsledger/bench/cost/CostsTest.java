package dev.opsledger.bench.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every route costs exactly what is listed here, however much data is stored. */
class CostsTest {
  private static final int MORE = 300;

  /** Read units, write units, SQS calls. */
  private static final String STATED =
      """
      POST /refresh-data: 4.5, 2.0, 0
      GET /refresh-data/{refreshId}: 3.0, 0.0, 0
      GET /health: 1.0, 0.0, 0
      GET /org/{org}/daily-runs: 1.5, 0.0, 0
      GET /org/{org}/daily-runs/{workflowId}: 1.5, 0.0, 0
      GET /org/{org}/runs/{runId}: 1.0, 0.0, 0
      POST /webhooks/github, a new run: 1.0, 15.0, 0
      GET /projects: 10.0, 0.0, 0
      GET /projects/{id}: 1.0, 0.0, 0
      GET /deployments: 9.0, 0.0, 0
      GET /deployments?projectId=1: 10.0, 0.0, 0
      GET /deployments/{id}: 1.0, 0.0, 0
      GET /users/{id}/deployment-stats: 1.0, 0.0, 0
      POST /projects/{id}/deployment: 2.0, 12.0, 0
      POST /deployment/webhook: 4.0, 2.0, 0
      POST /deployments/{id}/cancel: 2.0, 6.0, 0
      POST /events: 0.0, 2.0, 0
      GET /projects/{id}/activity: 2.0, 0.0, 0
      GET /activity: 1.5, 0.0, 0
      POST /api/users/create: 0.0, 6.0, 0
      POST /api/repos/create: 3.5, 17.0, 1
      POST /api/repos/{id}/delete: 3.5, 19.0, 1
      POST /api/repos/{id}/share: 1.5, 4.0, 0
      DELETE /api/repos/{id}/share: 1.5, 4.0, 0
      POST /api/users/rotate: 0.5, 10.0, 0
      POST /api/users/delete: 1.5, 15.0, 1
      GET /api/repos: 2.5, 0.0, 0
      GET /api/repos/{id}: 2.0, 0.0, 0
      GET /api/repos/{id}/clones: 3.0, 0.0, 0
      GET /users/{token}/repos: 3.0, 0.0, 0
      GET /users/{token}/repos/{id}: 3.5, 0.0, 0
      GET /users/{token}/repos/{id}, csv: 2.0, 0.0, 0
      GET /getAllScannedUsers: 0.5, 0.0, 0
      GET /getCurrentlyScannedUsers: 0.0, 0.0, 0
      GET /getGists, all shown before: 1.0, 0.0, 0
      GET /dashboard/services: 1.0, 0.0, 0
      GET /dashboard/services/incidents?limit=5: 2.5, 0.0, 0
      GET /dashboard/incidents?limit=5: 5.5, 0.0, 0
      GET /dashboard/incidents?search_by=service_id&search_value=S1: 2.0, 0.0, 0
      GET /dashboard/incidents/{id}: 2.0, 0.0, 0
      GET /dashboard/incidents/summary, a day: 1.5, 0.0, 0
      GET /dashboard/teams/services: 1.0, 0.0, 0
      GET /dashboard/escalation_policies: 1.0, 0.0, 0
      GET /reports/services: 1.5, 0.0, 0
      GET /reports/services/incidents?limit=5: 2.0, 0.0, 0
      GET /reports/incidents?limit=5: 0.5, 0.0, 0
      GET /reports/teams/services: 0.5, 0.0, 0
      GET /reports/escalation_policies: 0.5, 0.0, 0
      POST /webhooks/pagerduty, a new incident: 1.0, 32.0, 0
      GET /sync: 4.5, 0.0, 0
      GET /sync/{source}: 1.5, 0.0, 0
      GET /identity: 2.5, 0.0, 0
      PUT /identity: 2.5, 0.0, 0
      GET /timeline?project=1: 1.5, 0.0, 0
      GET /metrics/dora?project=1: 4.0, 0.0, 0
      POST /metrics/dora/incidents/{id}: 0.5, 1.0, 0
      GET /changes: 1.5, 0.0, 0
      """;

  /**
   * Not measured: they read and write nothing, except that signing in and out writes the browser's
   * session row; the last two are aliases of other routes.
   */
  private static final Set<String> WITHOUT =
      Set.of(
          "GET /assets/{file}",
          "GET /docs",
          "GET /docs/docs.css",
          "GET /dora/{project}",
          "GET /openapi.json",
          "GET /users/static/{file}",
          "POST /sign-in",
          "POST /sign-out",
          "POST /deployments/webhook",
          "POST /projects/{id}/deployments");

  /** What any page and any figure of a period may cost, in read units. */
  private static final double A_PAGE = 60;

  /** Begins the name of what costs by the period that it shows. */
  private static final Pattern OF_PERIODS =
      Pattern.compile(
          "GET /(metrics/ci|[a-z]+/oncall/load|ci|runs|releases|dora|oncall|incidents|leads"
              + "|traffic|completeness|search|metrics|digest|activity\\.atom|badges)\\b(?!/dora).*");

  /**
   * The feed's fifteen entries are about 4 KB, which cost half a unit less or more by their names.
   */
  private static final Set<String> HOME = Set.of("GET /", "GET /overview");

  private static final String TOTALS = "GET /dashboard/incidents?limit=5";

  private static Map<String, Cost> few;
  private static Map<String, Cost> many;

  @BeforeAll
  static void measure() throws Exception {
    few = measured(1);
    many = measured(MORE);
  }

  private static Map<String, Cost> measured(int older) throws Exception {
    try (var sizes = new Sizes(older, 1, Path.of("..", "template.yaml"))) {
      return Measured.of(sizes, older);
    }
  }

  /** Leaves out background work, which is batched differently in each run. */
  private static String units(Map<String, Cost> costs) {
    return costs.entrySet().stream()
        .filter(each -> each.getKey().matches("[A-Z]+ .*"))
        .filter(each -> !each.getKey().endsWith(Measured.AFTER))
        .filter(each -> !HOME.contains(each.getKey()))
        .filter(each -> !isOfPeriods(each.getKey()))
        .map(each -> each.getKey() + ": " + each.getValue().units() + "\n")
        .collect(Collectors.joining());
  }

  @Test
  void eachCostsWhatIsStated() {
    assertThat(units(many)).isEqualTo(STATED);
  }

  @Test
  void noneCostsMoreWhereHundredsOfTimesAsMuchIsStored() {
    Map<String, Cost> more = new LinkedHashMap<>(many);
    // The totals are in eight rows, some of which a small world lacks. AWS charges for reading a
    // missing row, DynamoDB Local does not.
    more.put(TOTALS, few.get(TOTALS));
    assertThat(units(more)).isEqualTo(units(few));
  }

  @Test
  void theHomePageCostsThirteenAndAHalfOrFourteenUnitsHoweverMuchIsStored() {
    for (Map<String, Cost> costs : List.of(few, many)) {
      assertThat(costs).containsKeys(HOME.toArray(String[]::new));
      HOME.forEach(name -> assertThat(costs.get(name).reads()).as(name).isIn(13.5, 14.0));
    }
  }

  private static boolean isOfPeriods(String name) {
    return OF_PERIODS.matcher(name).matches();
  }

  @Test
  void noPageOrFigureOfAPeriodCostsMoreThanSixtyUnitsHoweverMuchIsStored() {
    for (Map<String, Cost> costs : List.of(few, many)) {
      List<String> names = costs.keySet().stream().filter(CostsTest::isOfPeriods).toList();
      assertThat(names).hasSizeGreaterThan(20);
      for (String name : names) {
        assertThat(costs.get(name).reads()).as(name).isPositive().isLessThanOrEqualTo(A_PAGE);
        assertThat(costs.get(name).writes()).as(name).isZero();
      }
    }
  }

  @Test
  void whatFollowsIsAHandfulOfRows() {
    assertWithin(name -> name.endsWith(Measured.AFTER) && !name.contains("refresh"), 6, 19);
  }

  /**
   * Timing decides how messages are batched, and thereby a read or two, hence only upper bounds.
   */
  @Test
  void anUnchangedSyncIsAHandfulOfRows() {
    assertWithin(name -> name.startsWith("unchanged sync of"), 21, 40);
  }

  private static void assertWithin(Predicate<String> which, double reads, double writes) {
    for (Map<String, Cost> costs : List.of(few, many)) {
      List<String> names = costs.keySet().stream().filter(which).toList();
      assertThat(names).hasSizeGreaterThan(3);
      for (String name : names) {
        assertThat(costs.get(name).reads()).as(name).isLessThanOrEqualTo(reads);
        assertThat(costs.get(name).writes()).as(name).isLessThanOrEqualTo(writes);
      }
    }
  }

  @Test
  void noRouteOfTheDescriptionIsLeftOut() throws Exception {
    Set<String> described = new TreeSet<>();
    try (InputStream file = getClass().getResourceAsStream("/dev/opsledger/front/openapi.json")) {
      JsonNode paths = new JsonMapper().readTree(file).get("paths");
      paths
          .properties()
          .forEach(
              path ->
                  path.getValue()
                      .fieldNames()
                      .forEachRemaining(
                          method ->
                              described.add(
                                  method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    }
    assertThat(described).hasSizeGreaterThan(40);
    described.removeAll(WITHOUT);
    assertThat(operations(few.keySet())).isEqualTo(described);
  }

  private static Set<String> operations(Collection<String> names) {
    return names.stream()
        .map(name -> name.replaceAll("[?,:].*", ""))
        .filter(name -> name.matches("(GET|POST|PUT|DELETE) .*"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
