package dev.opsledger.front;

import dev.opsledger.core.outbox.Fact;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Random things, each with all of its states. */
record Histories(Random random, Instant noon, long seed) {
  static final List<String> ORGANIZATIONS = List.of("acme", "Blue-Harbor", "pixel");

  List<Fact> facts(int runs) {
    return Stream.of(runs(runs), deployments(runs / 3), incidents(runs / 3), visits(), gists())
        .flatMap(List::stream)
        .toList();
  }

  private Instant time() {
    return noon.minusSeconds(random.nextInt(11 * 3600)).plusSeconds(random.nextInt(11 * 3600));
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private List<Fact> runs(int count) {
    var facts = new ArrayList<Fact>();
    for (int i = 0; i < count; i++) {
      long id = seed * 1_000_000 + i;
      int organization = i % ORGANIZATIONS.size();
      long workflow = seed * 1000 + organization * 100L + random.nextInt(8);
      String commit = "commit" + random.nextInt(3);
      // Some belong to the day before and must not count today.
      Instant at = random.nextInt(6) == 0 ? time().minus(Duration.ofDays(1)) : time();
      int states = i < ORGANIZATIONS.size() ? 5 : 1 + random.nextInt(5);
      for (int state = 0; state < states; state++) {
        facts.add(run(id, organization, workflow, commit, at, state));
      }
    }
    return facts;
  }

  private Fact run(long id, int organization, long workflow, String commit, Instant at, int state) {
    boolean ended = state == 2 || state == 4;
    Optional<String> conclusion =
        ended
            ? Optional.of(any(List.of("success", "success", "failure", "cancelled", "timed_out")))
            : Optional.empty();
    String status = ended ? "completed" : state == 0 ? "queued" : "in_progress";
    Instant created = id % 1_000_000 < ORGANIZATIONS.size() ? noon : at;
    return new Told.Run(
            id,
            ORGANIZATIONS.get(organization),
            workflow,
            commit,
            status,
            conclusion,
            state > 2 ? 2 : 1,
            created,
            random.nextInt(5000))
        .fact(state);
  }

  private List<Fact> deployments(int count) {
    var facts = new ArrayList<Fact>();
    for (int i = 0; i < count; i++) {
      long id = seed * 1_000_000 + i;
      long project = 1L + random.nextInt(4);
      int states = 1 + random.nextInt(3);
      for (int state = 0; state < states; state++) {
        String status =
            state == 2
                ? any(List.of("done", "failed", "cancelled"))
                : any(List.of("pending", "building"));
        facts.add(Told.deployment(state, id, project, status, time()));
      }
    }
    return facts;
  }

  private List<Fact> incidents(int count) {
    var facts = new ArrayList<Fact>();
    for (int i = 0; i < count; i++) {
      String service = "P" + random.nextInt(6);
      int states = 1 + random.nextInt(4);
      for (int state = 0; state < states; state++) {
        String status = any(List.of("triggered", "acknowledged", "resolved", "resolved"));
        facts.add(Told.incident(state, "Q" + seed + "X" + i, service, status, time()));
      }
    }
    return facts;
  }

  private List<Fact> visits() {
    var facts = new ArrayList<Fact>();
    for (int i = 0; i < 24; i++) {
      String repository = "r" + i % 4;
      var day = LocalDate.ofInstant(noon, ZoneOffset.UTC).minusDays(1 + i / 4 * 2);
      for (int state = 0; state < 1 + random.nextInt(3); state++) {
        facts.add(
            Told.visits((int) seed * 10 + state, repository, day, 1 + random.nextInt(900), 3));
      }
      if (random.nextInt(8) == 0) {
        facts.add(Fact.gone("traffic", "visits", repository + "#" + day, noon));
      }
    }
    return facts;
  }

  private List<Fact> gists() {
    var facts = new ArrayList<Fact>();
    for (int i = 0; i < 12; i++) {
      String id = "g" + seed + "x" + i;
      Instant at = time();
      facts.add(Told.gist(0, id, Optional.empty(), "waiting", at));
      if (random.nextBoolean()) {
        facts.add(Told.gist(1, id, Optional.of(700L + i), "noting", at));
      } else if (random.nextInt(3) == 0) {
        facts.add(Told.gist(1, id, Optional.empty(), "refused", at));
      }
    }
    return facts;
  }
}
