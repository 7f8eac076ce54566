package dev.opsledger.oncall.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.rollup.Tally;
import dev.opsledger.oncall.domain.IncidentLoad;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class CountedLoadTest {
  @Property(tries = 100)
  void whatIsStoredIsReadBack(
      @ForAll @Size(max = 8) Map<@AlphaChars @StringLength(min = 1, max = 4) String, Long> counts,
      @ForAll @Size(max = 3) List<@AlphaChars @StringLength(min = 1, max = 4) String> users) {
    var people = new TreeMap<String, Tally>();
    var zones = new TreeMap<String, String>();
    users.forEach(user -> people.put(user, Tally.of("ui", 1).plus("uA", users.size())));
    users.forEach(user -> zones.put(user, "Europe/Berlin"));
    var counted =
        new CountedLoad(
            "2|UTC|people",
            new IncidentLoad(
                "S1", LocalDate.parse("2026-11-22"), new Tally(new TreeMap<>(counts)), people),
            zones,
            new TreeSet<>(users));
    assertThat(CountedLoad.of(counted.text())).isEqualTo(counted);
  }
}
