package dev.opsledger.front.dora;

import static dev.opsledger.front.dora.History.at;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Makes up histories in which commits, releases and outages are related in every way. */
final class HistoryGenerator {
  private static final int LENGTH = 500;

  private HistoryGenerator() {}

  static Arbitrary<History> histories() {
    Arbitrary<Integer> seconds = Arbitraries.integers().between(0, LENGTH);
    Arbitrary<Optional<String>> commits =
        Arbitraries.integers().between(0, 6).optional(0.8).map(c -> c.map(n -> "sha" + n));
    Arbitrary<List<Release>> releases =
        Combinators.combine(commits, seconds, Arbitraries.integers().between(1, 12).optional(0.2))
            .as(
                (commit, second, asked) ->
                    new Release(
                        1,
                        0,
                        commit,
                        at(second),
                        asked.filter(_ -> commit.isPresent()).map(Integer::longValue)))
            .list()
            .ofMaxSize(12)
            .map(HistoryGenerator::numbered);
    Arbitrary<Map<String, Commit>> known =
        Arbitraries.maps(
                Arbitraries.integers().between(0, 6).map(n -> "sha" + n),
                seconds.map(second -> new Commit(second, at(second), Optional.empty())))
            .ofMaxSize(6);
    Arbitrary<List<Outage>> outages =
        Combinators.combine(seconds, Arbitraries.integers().between(0, 99).optional(0.8))
            .as((second, length) -> outage(second, length))
            .list()
            .ofMaxSize(12)
            .map(HistoryGenerator::named);
    Arbitrary<Set<String>> unrelated =
        Arbitraries.integers().between(0, 11).map(n -> "I" + n).set().ofMaxSize(3);
    Arbitrary<Integer> windows = Arbitraries.integers().between(1, 120);
    return Combinators.combine(
            releases, known, outages, unrelated, seconds, seconds, windows, seconds)
        .as(
            (r, c, o, u, a, b, w, k) ->
                new History(r, c, o, u, Math.min(a, b), Math.max(a, b) + 1, w, k));
  }

  private static Outage outage(int second, Optional<Integer> length) {
    return new Outage("", "S1", at(second), length.map(l -> at(second + l)));
  }

  private static List<Release> numbered(List<Release> releases) {
    var numbered = new ArrayList<Release>();
    for (Release each : releases) {
      numbered.add(
          new Release(1, numbered.size() + 1L, each.commit(), each.at(), each.rollbackOf()));
    }
    return numbered;
  }

  private static List<Outage> named(List<Outage> outages) {
    var named = new ArrayList<Outage>();
    for (Outage each : outages) {
      named.add(new Outage("I" + named.size(), each.service(), each.at(), each.restoredAt()));
    }
    return named;
  }
}
