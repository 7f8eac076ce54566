package dev.opsledger.bench.cost;

import java.util.ArrayList;
import java.util.List;

/** Pages and figures that cost by what their period holds, by no means by what is stored. */
final class MeasuredPages {
  private final Sizes sizes;
  private final List<MeasuredRoute> all = new ArrayList<>();

  private MeasuredPages(Sizes sizes) {
    this.sizes = sizes;
  }

  /** All of them. */
  static List<MeasuredRoute> of(Sizes sizes) {
    var routes = new MeasuredPages(sizes);
    routes.figures();
    routes.pages();
    routes.outlets();
    return routes.all;
  }

  private void figures() {
    get("GET /metrics/ci", "/metrics/ci?org=acme");
    get("GET /metrics/ci, by day", "/metrics/ci?org=acme&by=day");
    get("GET /metrics/ci.csv", "/metrics/ci.csv?org=acme");
    get("GET /dashboard/oncall/load", "/dashboard/oncall/load");
    get("GET /reports/oncall/load", "/reports/oncall/load");
  }

  private void pages() {
    get("GET /ci", "/ci");
    get("GET /ci/{org}", "/ci/acme");
    get("GET /ci/{org}/{repo}", "/ci/acme/rocket");
    get("GET /ci/{org}/{repo}/{workflowId}", "/ci/acme/rocket/" + sizes.world.workflow());
    get("GET /runs/{id}", "/runs/" + sizes.world.run());
    get("GET /releases", "/releases");
    get("GET /releases/{projectId}", "/releases/1");
    get("GET /changes", "/changes?project=1");
    get("GET /dora", "/dora");
    get("GET /dora/identity", "/dora/identity");
    get("GET /oncall", "/oncall");
    get("GET /oncall/services/{id}", "/oncall/services/S1");
    get("GET /incidents/{id}", "/incidents/Q000001");
    get("GET /leads", "/leads");
    get("GET /traffic", "/traffic");
    get("GET /completeness", "/completeness");
    get("GET /completeness/{source}", "/completeness/ci");
    get("GET /search", "/search?q=rocket");
  }

  private void outlets() {
    get("GET /metrics", "/metrics");
    get("GET /digest", "/digest");
    get("GET /activity.atom", "/activity.atom");
    get("GET /badges/{org}/{repo}/{file}", "/badges/acme/rocket/ci.json");
  }

  private void get(String name, String path) {
    all.add(new MeasuredRoute(name, () -> sizes.requests.get(path)));
  }
}
