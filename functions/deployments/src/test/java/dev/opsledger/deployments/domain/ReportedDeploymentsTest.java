package dev.opsledger.deployments.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A deployment follows from the statuses that GitHub reported, in whichever order they came. */
class ReportedDeploymentsTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final ProjectRef PROJECT = new ProjectRef(1, "Web", 2);

  private static StatusReport report(int second, Status status) {
    return new StatusReport(second, START.plusSeconds(second), status, Optional.of("octocat"));
  }

  private static GitHubDeployment seen(StatusReport... reports) {
    return new GitHubDeployment(
        9,
        "acme/web",
        Optional.of("593ddcf"),
        Optional.of(new Latest("staging", START, 0)),
        Optional.empty(),
        Optional.of("octocat"),
        START,
        Optional.empty(),
        List.of(reports));
  }

  private static Deployment after(Deployment known, StatusReport report) {
    return ReportedDeployments.update(known, seen(report)).orElse(known);
  }

  private static List<Status> told(Deployment deployment) {
    return deployment.news().stream().map(Transition::status).toList();
  }

  @Test
  void withoutAStatusItIsPending() {
    Deployment made = ReportedDeployments.create(7, PROJECT, seen());
    assertThat(made.status()).isEqualTo(Status.PENDING);
    assertThat(made.details().environment()).isEqualTo("staging");
    assertThat(made.latest().actor()).isEqualTo(Transition.Actor.GITHUB);
    assertThat(made.latest().by()).contains("octocat");
    assertThat(told(made)).containsExactly(Status.PENDING);
  }

  @Test
  void theTimeToDoneIsKnownOnlyWhereItWasInProgress() {
    Deployment known =
        ReportedDeployments.create(
            7, PROJECT, seen(report(5, Status.DEPLOYING), report(65, Status.DONE)));
    assertThat(known.deployedIn()).contains(65L);
    assertThat(told(known)).containsExactly(Status.PENDING, Status.DEPLOYING, Status.DONE);
    Deployment unknown = ReportedDeployments.create(7, PROJECT, seen(report(65, Status.DONE)));
    assertThat(unknown.status()).isEqualTo(Status.DONE);
    assertThat(unknown.deployedIn()).isEmpty();
  }

  @Test
  void anOlderStatusIsToldAndReplacesNothing() {
    Deployment done = ReportedDeployments.create(7, PROJECT, seen(report(60, Status.DONE)));
    Deployment later = after(done, report(30, Status.DEPLOYING));
    assertThat(later.status()).isEqualTo(Status.DONE);
    assertThat(later.latest().from()).contains(Status.DEPLOYING);
    assertThat(later.latest().secondsInPrevious()).contains(30L);
    assertThat(told(later)).containsExactly(Status.DEPLOYING);
    assertThat(later.news().getFirst().at()).isEqualTo(START.plusSeconds(30));
    assertThat(ReportedDeployments.update(later, seen(report(30, Status.DEPLOYING)))).isEmpty();
  }

  @Test
  void theSameStatusAgainIsNotTold() {
    Deployment first = ReportedDeployments.create(7, PROJECT, seen(report(20, Status.DEPLOYING)));
    Deployment earlier = after(first, report(10, Status.DEPLOYING));
    assertThat(earlier.latest().at()).isEqualTo(START.plusSeconds(10));
    assertThat(earlier.news()).isEmpty();
    assertThat(earlier.latest().revision()).isEqualTo(2);
  }

  @Test
  void aLaterUrlAndEnvironmentWin() {
    Deployment made = ReportedDeployments.create(7, PROJECT, seen());
    var url =
        new GitHubDeployment(
            9,
            "acme/web",
            Optional.empty(),
            Optional.of(new Latest("production", START.plusSeconds(9), 3)),
            Optional.of(new Latest("https://ci.example.com/2", START.plusSeconds(9), 3)),
            Optional.empty(),
            START,
            Optional.empty(),
            List.of());
    Deployment later = ReportedDeployments.update(made, url).orElseThrow();
    assertThat(later.details().environment()).isEqualTo("production");
    assertThat(later.details().url()).contains("https://ci.example.com/2");
    assertThat(later.commitSha()).contains("593ddcf");
    assertThat(later.news()).isEmpty();
    assertThat(ReportedDeployments.update(later, seen())).as("the older one again").isEmpty();
  }

  @Test
  void everyOrderEndsTheSameAndTellsEachChangeOnce() {
    var random = new Random(7);
    for (int round = 0; round < 500; round++) {
      List<StatusReport> reports = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(8); i++) {
        reports.add(
            report(
                i,
                List.of(Status.PENDING, Status.DEPLOYING, Status.DONE, Status.FAILED)
                    .get(random.nextInt(4))));
      }
      Deployment inOrder =
          ReportedDeployments.create(7, PROJECT, seen(reports.toArray(StatusReport[]::new)));
      Collections.shuffle(reports, random);
      Deployment shuffled = ReportedDeployments.create(7, PROJECT, seen());
      List<Status> told = new ArrayList<>(told(shuffled));
      for (StatusReport each : reports) {
        Optional<Deployment> next = ReportedDeployments.update(shuffled, seen(each));
        next.ifPresent(changed -> told.addAll(told(changed)));
        shuffled = next.orElse(shuffled);
      }
      assertThat(told).containsExactlyInAnyOrderElementsOf(told(inOrder));
      assertThat(shuffled.deployedIn()).isEqualTo(inOrder.deployedIn());
      assertThat(shuffled.latest().ofRevision(1)).isEqualTo(inOrder.latest());
    }
  }

  @Test
  void aFloodOfStatusesIsCutToTheirChanges() {
    StatusReport[] many = new StatusReport[StatusHistory.MOST + 50];
    for (int i = 0; i < many.length; i++) {
      many[i] = report(i, i < 100 ? Status.DEPLOYING : Status.DONE);
    }
    Deployment made = ReportedDeployments.create(7, PROJECT, seen(many));
    assertThat(made.gitHub().orElseThrow().reports()).hasSize(2);
    assertThat(made.latest().at()).isEqualTo(START.plusSeconds(100));
  }
}
