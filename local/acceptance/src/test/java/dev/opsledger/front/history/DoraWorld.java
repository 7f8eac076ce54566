package dev.opsledger.front.history;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.front.DoraFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * A made-up week of one project: deployments to several environments, rollbacks, incidents and
 * runs. Times are few enough that many coincide, and incidents come soon after deployments.
 */
final class DoraWorld {
  static final Instant START = Instant.parse("2026-11-09T00:00:00Z");
  static final Duration WINDOW = Duration.ofMinutes(60);

  private static final Duration STEP = Duration.ofMinutes(20);
  private static final int STEPS = 7 * 24 * 3;
  private static final int COMMITS = 5;
  private static final String[] ENVIRONMENTS = {
    null, "production", "Prod", "Production – shop", "staging", "Staging", "preview"
  };

  /** A deployment that ended; one that is lost was counted at its source and never told. */
  record Deployed(
      long id,
      Instant at,
      String status,
      Optional<String> environment,
      Optional<String> commit,
      Optional<Long> rollbackOf,
      boolean lost) {}

  /** An incident of one of the project's services. */
  record Incident(
      String id,
      String service,
      Instant at,
      Optional<Instant> resolvedAt,
      boolean related,
      boolean lost) {}

  /** The run of a commit. */
  record Run(long id, String commit, Instant at) {}

  final long project;
  final List<Deployed> deployments = new ArrayList<>();
  final List<Incident> incidents = new ArrayList<>();
  final List<Run> runs = new ArrayList<>();
  final Instant since;
  final Instant until;
  final Instant knownUntil;

  private final Random random;

  DoraWorld(long project) {
    this.project = project;
    this.random = new Random(project);
    boolean losing = random.nextInt(3) == 0;
    int many = 4 + random.nextInt(14);
    for (int i = 0; i < many; i++) {
      deployments.add(deployment(i, losing));
    }
    int troubles = random.nextInt(9);
    for (int i = 0; i < troubles; i++) {
      incidents.add(incident(i, losing));
    }
    for (int commit = 0; commit < COMMITS; commit++) {
      int count = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(2);
      for (int i = 0; i < count; i++) {
        runs.add(new Run(project * 100 + commit * 10L + i, commit(commit), moment()));
      }
    }
    Instant one = moment();
    Instant other = moment();
    boolean week = random.nextInt(3) == 0;
    since = week ? START : one.isBefore(other) ? one : other;
    until = week ? at(STEPS) : (one.isBefore(other) ? other : one).plus(STEP);
    knownUntil = random.nextBoolean() ? at(STEPS).plus(WINDOW) : moment();
  }

  static Instant at(int step) {
    return START.plus(STEP.multipliedBy(step));
  }

  private Instant moment() {
    return at(random.nextInt(STEPS));
  }

  private String commit(int number) {
    return "%032x%08x".formatted(project, 0xc0ffee00L + number);
  }

  private <T> Optional<T> perhaps(double likely, T value) {
    return random.nextDouble() < likely ? Optional.ofNullable(value) : Optional.empty();
  }

  private Deployed deployment(int number, boolean losing) {
    String status = random.nextInt(5) == 0 ? "failed" : "done";
    Optional<String> commit = perhaps(0.85, commit(random.nextInt(COMMITS)));
    Optional<Long> rollbackOf =
        number == 0 || commit.isEmpty() ? Optional.empty() : perhaps(0.1, id(number - 1));
    return new Deployed(
        id(number),
        moment(),
        status,
        Optional.ofNullable(ENVIRONMENTS[random.nextInt(ENVIRONMENTS.length)]),
        commit,
        rollbackOf,
        losing && status.equals("done") && random.nextInt(8) == 0);
  }

  private long id(int number) {
    return project * 1_000 + number;
  }

  private Incident incident(int number, boolean losing) {
    Instant near = deployments.get(random.nextInt(deployments.size())).at();
    Instant at = near.plus(STEP.multipliedBy(random.nextInt(5) - 1L));
    return new Incident(
        "Q%dI%d".formatted(project, number),
        service(random.nextInt(2)),
        at,
        perhaps(0.8, at.plus(STEP.multipliedBy(random.nextInt(6)))),
        random.nextInt(6) > 0,
        losing && random.nextInt(6) == 0);
  }

  String service(int number) {
    return "S%d%s".formatted(project, number == 0 ? "A" : "B");
  }

  /** What the front is told, in whatever order. */
  List<Fact> facts() {
    var facts = new ArrayList<Fact>();
    deployments.stream().filter(each -> !each.lost()).map(this::fact).forEach(facts::add);
    incidents.stream().filter(each -> !each.lost()).map(DoraWorld::fact).forEach(facts::add);
    runs.stream().map(DoraWorld::fact).forEach(facts::add);
    Collections.shuffle(facts, random);
    return facts;
  }

  private Fact fact(Deployed deployment) {
    // Integrations write the same commit in capitals, too.
    Optional<String> commit =
        deployment
            .commit()
            .map(sha -> deployment.id() % 3 == 0 ? sha.toUpperCase(Locale.ROOT) : sha);
    return new Fact(
        "deployments",
        "deployment",
        Long.toString(deployment.id()),
        "1",
        deployment.at(),
        Json.object(
            "projectId", project,
            "status", deployment.status(),
            "environment", deployment.environment(),
            "commitSHA", commit,
            "rollbackOf", deployment.rollbackOf(),
            "endedAt", deployment.at()));
  }

  private static Fact fact(Incident incident) {
    String resolvedAt = incident.resolvedAt().map(Instant::toString).orElse(null);
    return DoraFacts.incident(
        incident.id(), incident.service(), incident.at().toString(), resolvedAt);
  }

  private static Fact fact(Run run) {
    return DoraFacts.run(run.id(), run.at().toString(), run.commit());
  }
}
