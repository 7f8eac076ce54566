package dev.opsledger.local.simulator.github.api;

import static java.time.temporal.TemporalAdjusters.previousOrSame;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.simulator.github.json.TrafficJson;
import dev.opsledger.local.simulator.github.world.Repository;
import dev.opsledger.local.simulator.github.world.TrafficDay;
import dev.opsledger.local.simulator.server.Router;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Traffic of the last 14 UTC days, for callers with administration access to the repository. */
final class TrafficOperations {
  private static final int DAYS = 14;

  private final Repositories repositories;

  TrafficOperations(Repositories repositories) {
    this.repositories = repositories;
  }

  void addTo(Router<Call.Operation> routes) {
    Repositories.add(routes, "/traffic/views", call -> days(call, "views"));
    Repositories.add(routes, "/traffic/clones", call -> days(call, "clones"));
    Repositories.add(
        routes,
        "/traffic/popular/referrers",
        popular((its, call) -> TrafficJson.referrers(its.traffic().referrers(call.now()))));
    Repositories.add(
        routes,
        "/traffic/popular/paths",
        popular((its, call) -> TrafficJson.paths(its.traffic().paths(call.now()))));
  }

  private SimulatedResponse days(Call call, String name) {
    var traffic = administered(call).traffic();
    var all = name.equals("views") ? traffic.views(call.now()) : traffic.clones(call.now());
    return call.ok(TrafficJson.of(name, recent(all, call), bucket(call)));
  }

  private Call.Operation popular(BiFunction<Repository, Call, JsonNode> lines) {
    return call -> call.ok(lines.apply(administered(call), call));
  }

  private Repository administered(Call call) {
    var repository = repositories.of(call);
    if (!call.caller().administers(repository)) {
      throw GitHubErrorException.of(403, "Must have push access to repository");
    }
    return repository;
  }

  private static List<TrafficDay> recent(List<TrafficDay> all, Call call) {
    var today = call.now().atOffset(ZoneOffset.UTC).toLocalDate();
    var first = today.minusDays(DAYS - 1);
    return all.stream()
        .filter(day -> !day.date().isBefore(first) && !day.date().isAfter(today))
        .toList();
  }

  private static UnaryOperator<LocalDate> bucket(Call call) {
    return call.query("per").filter("week"::equals).isPresent()
        ? day -> day.with(previousOrSame(DayOfWeek.MONDAY))
        : UnaryOperator.identity();
  }
}
