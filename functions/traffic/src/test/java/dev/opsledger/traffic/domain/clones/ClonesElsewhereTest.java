package dev.opsledger.traffic.domain.clones;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.traffic.domain.Counts;
import dev.opsledger.traffic.domain.Day;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ClonesElsewhereTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-11-01");

  private final List<Day> days = new ArrayList<>();
  private final Map<LocalDate, Pipelines.OfDay> own = new HashMap<>();

  private void day(Long clones, Pipelines.OfDay pipelines) {
    LocalDate date = FIRST.plusDays(days.size());
    days.add(
        new Day(
            date,
            new Counts(9, 3),
            Optional.ofNullable(clones).map(count -> new Counts(count, Math.min(count, 2))),
            true));
    if (pipelines != null) {
      own.put(date, pipelines);
    }
  }

  private ClonesElsewhere all(LocalDate since) {
    return ClonesElsewhere.of(days, new Pipelines(Optional.of(since), own)).orElseThrow();
  }

  @Property(tries = 500)
  void theIntervalEqualsASlowComputationOverRandomDays(@ForAll long seed) {
    var random = new Random(seed);
    days.clear();
    own.clear();
    long least = 0;
    long most = 0;
    int known = 0;
    int without = 0;
    LocalDate since = FIRST.plusDays(random.nextInt(5));
    for (int i = 0; i < 1 + random.nextInt(40); i++) {
      Long clones = random.nextInt(8) == 0 ? null : Long.valueOf(random.nextInt(60));
      long runs = random.nextInt(4) * (long) random.nextInt(8);
      long jobs = random.nextInt(3) == 0 ? 0 : runs * random.nextInt(5);
      boolean before = FIRST.plusDays(i).isBefore(since);
      day(clones, before || runs + jobs == 0 ? null : new Pipelines.OfDay(runs, jobs));
      if (clones != null) {
        known++;
        most += clones;
        if (before || jobs < runs) {
          without++;
        } else {
          for (long rest = clones - jobs; rest > 0; rest--) {
            least++;
          }
        }
      }
    }
    Optional<ClonesElsewhere> estimate =
        ClonesElsewhere.of(days, new Pipelines(Optional.of(since), own));
    assertThat(estimate)
        .isEqualTo(
            known == 0
                ? Optional.empty()
                : Optional.of(new ClonesElsewhere(least, most, known, without)));
  }

  @Test
  void whatThePipelinesClonedIsTakenOffTheClonesAndNeverTheCloners() {
    day(57L, new Pipelines.OfDay(15, 45));
    assertThat(all(FIRST)).isEqualTo(new ClonesElsewhere(12, 57, 1, 0));
    assertThat(all(FIRST).reason()).startsWith("An estimate: a job usually clones");
    assertThat(ClonesElsewhere.perCloner(new Counts(57, 19))).contains(3.0);
    assertThat(ClonesElsewhere.perCloner(new Counts(0, 0))).isEmpty();
  }

  @Test
  void itIsNeverBelowZeroAndWithoutRunsAllClonesAreFromElsewhere() {
    day(7L, new Pipelines.OfDay(3, 30));
    day(8L, null);
    assertThat(all(FIRST)).isEqualTo(new ClonesElsewhere(8, 15, 2, 0));
  }

  @Test
  void theReasonSaysWhereJobsAreNotKnown() {
    day(7L, new Pipelines.OfDay(3, 0));
    assertThat(all(FIRST)).isEqualTo(new ClonesElsewhere(0, 7, 1, 1));
    assertThat(all(FIRST).reason()).contains("not all jobs are known");
    day(9L, new Pipelines.OfDay(2, 4));
    assertThat(all(FIRST).reason()).contains("on 1 of 2 days");
    assertThat(all(FIRST.plusDays(9)).reason()).contains("not all jobs are known");
  }
}
