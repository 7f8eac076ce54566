package dev.opsledger.ci.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobWalkTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

  private static JobWalk ended(JobWalk walk) {
    JobWalk now = walk;
    while (now.day().isPresent()) {
      now = now.dayBefore();
    }
    return now;
  }

  @Test
  void theFirstWalkGoesBackAsFarAsGitHubCan() {
    JobWalk walk = JobWalk.first(TODAY);
    int days = 0;
    for (; walk.day().isPresent(); days++) {
      assertThat(walk.day()).contains(TODAY.minusDays(days));
      assertThat(walk.isDue(TODAY)).isTrue();
      walk = walk.after("somewhere").dayBefore();
      assertThat(walk.after()).as("a day begins at its beginning").isEmpty();
    }
    assertThat(days).isEqualTo(401);
    assertThat(walk.isDue(TODAY)).as("once a day").isFalse();
    assertThat(walk.isDue(TODAY.plusDays(1))).isTrue();
  }

  @Test
  void laterWalksMeetTheOneBefore() {
    LocalDate later = TODAY.plusDays(9);
    JobWalk next = ended(JobWalk.first(TODAY)).going(later);
    assertThat(next)
        .isEqualTo(new JobWalk(later, TODAY.minusDays(3), Optional.of(later), Optional.empty()));
    JobWalk on = next.dayBefore().after("here");
    assertThat(on.going(later.plusDays(1))).as("what has not ended goes on").isEqualTo(on);
  }
}
