package dev.opsledger.gists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.dynamo.Table;
import dev.opsledger.gists.domain.Gist;
import dev.opsledger.gists.store.GistStore;
import dev.opsledger.local.simulator.SettableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What sessions cost, and that they miss nothing. */
class SessionsTest {
  private static final SettableClock clock = new SettableClock("2026-11-22T10:00:00Z");
  private static GistsHost gists;
  private static GistStore store;

  /** Tells the gists of one test from those of the others. */
  private final String mine = UUID.randomUUID().toString().substring(0, 8) + "-";

  @BeforeAll
  static void start() {
    gists =
        new GistsHost(
            clock, List.of(Map.of("GITHUB_API_URL", "http://localhost:9", "QUERIED_USERS", "ada")));
    store = new GistStore(new Table(gists.host.dynamo(), gists.table()), clock);
  }

  @AfterAll
  static void stop() {
    gists.close();
  }

  private void store(int from, int count, String description) {
    store.add(
        IntStream.range(from, from + count)
            .mapToObj(
                i ->
                    new Gist(
                        mine + i,
                        "ada",
                        "ada",
                        Optional.of(description),
                        "https://gist.github.com/" + i,
                        Optional.of(clock.instant()),
                        List.of()))
            .toList());
  }

  private String drained() {
    var answer = gists.get("/getGists");
    return GistsHost.cookie(answer);
  }

  private double costOfNothingNew() {
    String cookie = drained();
    gists.meter.reset(gists.table());
    assertThat(GistsHost.texts(gists.get("/getGists", cookie))).isEmpty();
    assertThat(gists.meter.written()).isZero();
    return gists.meter.read();
  }

  private double costOfTenNew(int from) {
    String cookie = drained();
    store(from, 10, "new");
    gists.meter.reset(gists.table());
    assertThat(GistsHost.texts(gists.get("/getGists", cookie))).hasSize(10);
    assertThat(gists.meter.written()).isEqualTo(1);
    return gists.meter.read();
  }

  private void costsTheSame(int many) {
    store(0, 100, "few");
    double nothing = costOfNothingNew();
    double ten = costOfTenNew(100);
    assertThat(nothing).isBetween(1.0, 1.5);
    assertThat(ten).isBetween(1.5, 2.0);
    store(110, many - 110, "many");
    assertThat(costOfNothingNew()).isEqualTo(nothing);
    assertThat(costOfTenNew(many)).isEqualTo(ten);
  }

  @Test
  void aSessionCostsTheSameWhateverIsStored() {
    costsTheSame(2_000);
  }

  @Test
  @Tag("full")
  void aSessionCostsTheSameWithAHundredThousandGists() {
    costsTheSame(100_000);
  }

  @Test
  void requestsAtOnceAndGistsInBetweenLoseNone() throws Exception {
    String cookie = drained();
    Set<String> seen = ConcurrentHashMap.newKeySet();
    try (var executor = Executors.newFixedThreadPool(6)) {
      var work = new ArrayList<Callable<Boolean>>();
      for (int i = 0; i < 30; i++) {
        int from = i * 20;
        work.add(() -> stored(from));
        work.add(() -> seen.addAll(GistsHost.texts(gists.get("/getGists", cookie))));
        work.add(() -> seen.addAll(GistsHost.texts(gists.get("/getGists", cookie))));
      }
      for (var done : executor.invokeAll(work)) {
        done.get();
      }
    }
    seen.addAll(GistsHost.texts(gists.get("/getGists", cookie)));
    assertThat(seen).hasSize(600);
    assertThat(gists.texts("/getGists"))
        .filteredOn(id -> id.startsWith(mine))
        .hasSize(600)
        .doesNotHaveDuplicates();
  }

  private boolean stored(int from) {
    store(from, 20, "in between");
    return true;
  }

  @Test
  void anAnswerOverFourMegabytesEndsEarlyAndTheRestComesNext() {
    String cookie = drained();
    store(0, 450, "x".repeat(10_000));
    var first = gists.get("/getGists?details=true", cookie);
    assertThat(first.body().length()).isBetween(3_900_000, 4_000_000);
    assertThat(first.headers().firstValue("link"))
        .contains("<" + gists.host.uri() + "/getGists?details=true>; rel=\"next\"");
    var second = gists.get("/getGists?details=true", cookie);
    assertThat(second.headers().firstValue("link")).isEmpty();
    assertThat(GistsHost.json(first.body()).size() + GistsHost.json(second.body()).size())
        .isEqualTo(450);
  }
}
