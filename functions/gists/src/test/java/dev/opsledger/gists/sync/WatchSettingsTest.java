package dev.opsledger.gists.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.config.InvalidSettingsException;
import dev.opsledger.core.config.SettingsReader;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WatchSettingsTest {
  private static WatchSettings read(Map<String, String> variables) {
    return SettingsReader.read(variables, name -> Optional.empty(), WatchSettings::read);
  }

  private static WatchSettings watch(int users, int minutes) {
    return new WatchSettings(Collections.nCopies(users, "u"), Duration.ofMinutes(minutes));
  }

  @Test
  void withoutSettingsOneUserIsAskedForEachHalfHourOnALaptop() {
    assertThat(read(Map.of("OPSLEDGER_LOCAL", "true", "QUERIED_USERS", "")))
        .isEqualTo(new WatchSettings(List.of("antomer"), Duration.ofMinutes(30)));
  }

  @Test
  void withoutSettingsNobodyIsWatchedOnAws() {
    assertThat(read(Map.of("QUERIED_USERS", "")).users()).isEmpty();
    assertThatThrownBy(() -> read(Map.of("QUERIED_USERS", " , ")))
        .hasMessageContaining("QUERIED_USERS has no names");
  }

  @Test
  void olderNamesCountWhereTheNewOnesAreNotGiven() {
    var both = Map.of("QUERIED_USERS", "new", "PIPETEST_QUERIED_USERS", "old");
    assertThat(read(both).users()).containsExactly("new");
    var old = Map.of("QUERIED_USERS", "", "PIPETEST_QUERIED_USERS", "old, Old,other");
    assertThat(read(old).users()).containsExactly("old", "other");
    assertThat(read(Map.of("PIPETEST_QUERYING_INTERVAL", "5")).interval())
        .isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void whatCannotBeAUserIsNamed() {
    assertThatThrownBy(() -> read(Map.of("QUERIED_USERS", "ada,a/b", "QUERYING_INTERVAL", "0")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("\"a/b\"")
        .hasMessageContaining("QUERYING_INTERVAL is \"0\"");
  }

  @Test
  void aComplaintSaysWhichIntervalWouldDo() {
    assertThat(watch(60, 30).complaint(false))
        .contains(
            "QUERIED_USERS names 60 users, scanned every 30 minutes: 120 calls an hour, but GitHub"
                + " allows 60 without a token. Set QUERYING_INTERVAL to 60 or more, or set"
                + " GITHUB_TOKEN, which raises the limit to 5,000.");
    assertThat(watch(30, 30).complaint(false)).isEmpty();
    assertThat(watch(60, 30).complaint(true)).isEmpty();
  }

  @Property(tries = 200)
  void theIntervalThatWouldDoDoes(
      @ForAll @IntRange(min = 1, max = 500) int users,
      @ForAll @IntRange(min = 1, max = 600) int minutes) {
    var complaint = watch(users, minutes).complaint(false);
    if (complaint.isPresent()) {
      String interval = complaint.get().replaceAll(".*INTERVAL to (\\d+) or.*", "$1");
      assertThat(watch(users, Integer.parseInt(interval)).complaint(false)).isEmpty();
      assertThat(watch(users, Integer.parseInt(interval) - 1).complaint(false)).isPresent();
    }
  }
}
