package dev.opsledger.oncall.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.sync.Unit;
import dev.opsledger.oncall.domain.IncidentWindow;
import dev.opsledger.oncall.domain.WindowRecheck;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WindowUnitTest {
  private static final WindowedList LIST = WindowedList.INCIDENTS;
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final IncidentWindow WINDOW = new IncidentWindow(NOW.minusSeconds(60), NOW, false);

  @Test
  void eachRoleIsReadBack() {
    var recheck = WindowRecheck.soon(WINDOW, 3, NOW);
    assertThat(role(WindowUnit.head(LIST, WINDOW))).isEqualTo(WindowUnit.HEAD);
    assertThat(role(WindowUnit.owed(LIST, WINDOW))).isEqualTo(WindowUnit.OWED);
    assertThat(role(WindowUnit.recheck(LIST, recheck))).isEqualTo(WindowUnit.RECHECK);
    assertThat(role(WindowUnit.open(WINDOW, "open.0."))).isEmpty();
    assertThat(WindowUnit.read(WindowUnit.recheck(LIST, recheck).body()).recheck())
        .contains(recheck);
    assertThat(WindowUnit.read(WindowUnit.owed(LIST, WINDOW).body()).window()).isEqualTo(WINDOW);
  }

  private static String role(Unit.Draft draft) {
    assertThat(draft.kind()).isEqualTo(WindowUnit.INCIDENTS);
    return WindowUnit.read(draft.body()).role();
  }

  @Test
  void queuedUnitsOfEarlierVersionsStayReadable() {
    assertThat(Json.text(WindowUnit.recheck(LIST, WindowRecheck.soon(WINDOW, 3, NOW)).body()))
        .isEqualTo(
            "{\"key\":\"1795341540-1795341600\",\"since\":\"2026-11-22T09:59:00Z\","
                + "\"until\":\"2026-11-22T10:00:00Z\",\"open\":false,\"role\":\"look\","
                + "\"look\":\"1795341540-1795341600|3|0|1795341600\"}");
  }
}
