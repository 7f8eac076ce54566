package dev.opsledger.front.dora;

import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.core.json.Json;
import dev.opsledger.front.store.FactQuery;
import dev.opsledger.front.store.StoredFact;
import dev.opsledger.front.store.UnrelatedIncidents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which incidents count against which deployment, by the same rule as in the figures, for a few
 * deployments at a time.
 */
public final class Attribution {
  private static final int MOST_SERVICES = 5;
  private static final int MOST_NEARBY = 10;

  private final FactQuery facts;
  private final UnrelatedIncidents unrelated;
  private final Duration failureWindow;

  /**
   * @param failureWindow how long after a deployment an incident counts against it
   */
  public Attribution(FactQuery facts, UnrelatedIncidents unrelated, Duration failureWindow) {
    this.facts = facts;
    this.unrelated = unrelated;
    this.failureWindow = failureWindow;
  }

  /**
   * An incident and the deployment against which it counts.
   *
   * @param seconds from the deployment to the incident
   */
  public record Deployed(StoredFact incident, Optional<Long> deployment, long seconds) {}

  /**
   * What happened to a project.
   *
   * @param deployments all that ended or began in the time
   * @param incidents all incidents of its services
   * @param whole whether there were no more than fit
   */
  public record Course(List<StoredFact> deployments, List<Deployed> incidents, boolean whole) {}

  /**
   * The incidents that count against one deployment.
   *
   * @param whole whether there were no more than fit
   */
  public record Consequences(List<Deployed> incidents, boolean whole) {}

  /** Whether a deployment names a commit, perhaps by the beginning of its id. */
  public static boolean isOfCommit(String commit, StoredFact deployment) {
    return ProjectDeployments.isOfCommit(commit, deployment);
  }

  /** The incidents that count against a done deployment, oldest first. */
  public Consequences incidents(StoredFact deployment, Set<String> services) {
    Instant from = deployment.occurredAt();
    Instant until = from.plus(failureWindow);
    String project = Long.toString(Json.number(deployment.payload(), "projectId").orElse(0L));
    List<StoredFact> around = facts.between("deployment", project, from, until, MOST_NEARBY + 1);
    List<StoredFact> found = incidents(services, from, until, MOST_NEARBY + 1);
    long id = Long.parseLong(deployment.id());
    var environment = Environment.of(ProjectDeployments.environmentOf(deployment));
    // A later deployment takes the incidents after it, so it may not be left out unsaid.
    boolean whole = around.size() <= MOST_NEARBY && areWhole(services, found, MOST_NEARBY);
    return new Consequences(
        counted(around, found, environment).stream()
            .filter(each -> each.deployment().filter(of -> of == id).isPresent())
            .toList(),
        whole);
  }

  /**
   * A project's deployments and incidents of a time; incidents count against production.
   *
   * @param most the most deployments, and the most incidents of a service
   */
  public Course course(long project, Set<String> services, Instant since, Instant until, int most) {
    List<StoredFact> deployments =
        facts.between("deployment", Long.toString(project), since, until, most + 1);
    List<StoredFact> incidents = incidents(services, since, until, most / MOST_SERVICES + 1);
    boolean whole =
        deployments.size() <= most && areWhole(services, incidents, most / MOST_SERVICES);
    return new Course(
        deployments.stream().limit(most).toList(),
        counted(deployments, incidents, Environment.PRODUCTION),
        whole);
  }

  private static boolean areWhole(Set<String> services, List<StoredFact> found, int most) {
    return services.size() <= MOST_SERVICES
        && services.stream()
            .allMatch(
                service ->
                    found.stream()
                            .filter(each -> ServiceIncidents.service(each).equals(service))
                            .count()
                        <= most);
  }

  private List<StoredFact> incidents(Set<String> services, Instant since, Instant until, int most) {
    return BoundedParallel.map(
            services.stream().limit(MOST_SERVICES).toList(),
            service -> facts.between("incident", service, since, until, most))
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private List<Deployed> counted(
      Collection<StoredFact> deployments, List<StoredFact> incidents, Environment environment) {
    List<Release> releases = new ArrayList<>();
    for (StoredFact each : deployments) {
      boolean counts =
          Json.text(each.payload(), "status").filter("done"::equals).isPresent()
              && environment.includes(ProjectDeployments.environmentOf(each));
      if (counts) {
        releases.add(
            new Release(
                0,
                Long.parseLong(each.id()),
                Optional.empty(),
                each.occurredAt(),
                Optional.empty()));
      }
    }
    List<Outage> outages = ServiceIncidents.outages(incidents);
    var rules =
        new Rules(
            failureWindow,
            unrelated.among(outages.stream().map(Outage::id).toList()),
            Instant.EPOCH);
    Map<String, Figures.Failure> failures = new HashMap<>();
    new ReleaseHistory(releases, outages, rules)
        .figures(new Period(Instant.EPOCH, Instant.MAX), Map.of())
        .failures()
        .forEach(each -> failures.put(each.outage().id(), each));
    return incidents.stream()
        .map(
            each -> {
              Optional<Figures.Failure> failure = Optional.ofNullable(failures.get(each.id()));
              return new Deployed(
                  each,
                  failure.map(of -> of.release().id()),
                  failure.map(Figures.Failure::seconds).orElse(0L));
            })
        .toList();
  }
}
