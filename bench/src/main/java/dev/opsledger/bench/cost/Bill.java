package dev.opsledger.bench.cost;

import dev.opsledger.bench.FigureTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A monthly bill in dollars for the measured costs: us-east-1, on demand, arm64, 1 GB. It leaves
 * out free tiers, storage, logs, alarms and the polling of empty queues, which {@code
 * docs/costs.md} adds (AWS's price pages, November 2026; prices may have changed since).
 */
final class Bill {
  private static final double READ = 0.125e-6;
  private static final double WRITE = 0.625e-6;
  private static final double GB_SECOND = 0.0000133334;
  private static final double INVOCATION = 0.2e-6;
  private static final double HTTP_REQUEST = 1e-6;

  /** Standard queue; each message takes three requests: send, receive, delete. */
  private static final double MESSAGE = 3 * 0.4e-6;

  private static final double DAYS = 30;
  private static final double A_QUARTER_OF_AN_HOUR = 4 * 24 * DAYS;
  private static final double HALF_AN_HOUR = 2 * 24 * DAYS;

  /** The states queued, in progress and completed. */
  private static final double STATES_OF_A_RUN = 3;

  /** The steps building, deploying and done. */
  private static final double STEPS_OF_A_DEPLOYMENT = 3;

  /** The states triggered, acknowledged and resolved. */
  private static final double STATES_OF_AN_INCIDENT = 3;

  private final Cost repository;
  private final Map<String, List<Cost>> measured;

  /**
   * Creates the bill.
   *
   * @param repository the cost of one unchanged repository in a sync
   * @param measured the costs of routes and syncs by name, one for each size of stored data
   */
  Bill(Cost repository, Map<String, List<Cost>> measured) {
    this.repository = repository;
    this.measured = measured;
  }

  /** A company's size and its daily activity. */
  private record Company(
      double repositories, double runs, double deployments, double incidents, double requests) {}

  /** How often something happens in a month, and what it costs each time. */
  private record Item(double times, Cost cost) {}

  void print() {
    items(new Company(1, 1, 1, 1, 1))
        .forEach((name, item) -> FigureTable.line("%s: %s", name, item.cost()));
    FigureTable.line("");
    FigureTable.line(
        "| repositories | a day: runs | deployments | incidents | requests | million reads |"
            + " million writes | DynamoDB | Lambda | SQS | HTTP API | USD a month |");
    FigureTable.line("|---|---|---|---|---|---|---|---|---|---|---|---|");
    List.of(
            new Company(50, 500, 20, 5, 2_000),
            new Company(500, 10_000, 200, 50, 20_000),
            new Company(5_000, 100_000, 2_000, 500, 200_000))
        .forEach(this::print);
  }

  private Map<String, Item> items(Company company) {
    Map<String, Item> items = new LinkedHashMap<>();
    double repositories = A_QUARTER_OF_AN_HOUR * company.repositories();
    items.put("an unchanged repository in a sync", new Item(repositories, repository));
    double states = DAYS * company.runs() * STATES_OF_A_RUN;
    items.put("a new state of a run", new Item(states, whole("POST /webhooks/github, a new run")));
    double changes = DAYS * company.incidents() * STATES_OF_AN_INCIDENT;
    items.put(
        "a new state of an incident",
        new Item(changes, whole("POST /webhooks/pagerduty, a new incident")));
    double deployments = DAYS * company.deployments();
    items.put("a deployment", new Item(deployments, whole("POST /projects/{id}/deployment")));
    double steps = deployments * STEPS_OF_A_DEPLOYMENT;
    items.put("a step of a deployment", new Item(steps, whole("POST /deployment/webhook")));
    Cost pagerDuty = mean("unchanged sync of Oncall");
    items.put("an unchanged sync of PagerDuty", new Item(A_QUARTER_OF_AN_HOUR, pagerDuty));
    Cost gists = mean("unchanged sync of Gists");
    items.put("an unchanged sync of gists", new Item(HALF_AN_HOUR, gists));
    items.put("a request", new Item(DAYS * company.requests(), mean("GET ")));
    return items;
  }

  /** The cost of a request, including the background work that it causes. */
  private Cost whole(String route) {
    return mean(route).plus(mean(route + Measured.AFTER));
  }

  private Cost mean(String prefix) {
    List<Cost> all =
        measured.entrySet().stream()
            .filter(each -> each.getKey().equals(prefix) || isKind(prefix, each.getKey()))
            .flatMap(each -> each.getValue().stream())
            .toList();
    return all.stream().reduce(Cost.NOTHING, Cost::plus).over(Cost.NOTHING, all.size());
  }

  private static boolean isKind(String prefix, String name) {
    return prefix.endsWith(" ") && name.startsWith(prefix);
  }

  private void print(Company company) {
    Cost sum = Cost.NOTHING;
    for (Item item : items(company).values()) {
      sum = sum.plus(item.cost().times(item.times()));
    }
    double dynamo = READ * sum.reads() + WRITE * sum.writes();
    double requests = DAYS * company.requests();
    double lambda = GB_SECOND * sum.seconds() + INVOCATION * sum.calls();
    double queues = MESSAGE * sum.messages();
    double http = HTTP_REQUEST * requests;
    FigureTable.line(
        "| %.0f | %.0f | %.0f | %.0f | %.0f | %.1f | %.1f | %.2f | %.2f | %.2f | %.2f | %.2f |",
        company.repositories(),
        company.runs(),
        company.deployments(),
        company.incidents(),
        company.requests(),
        sum.reads() / 1e6,
        sum.writes() / 1e6,
        dynamo,
        lambda,
        queues,
        http,
        dynamo + lambda + queues + http);
  }
}
