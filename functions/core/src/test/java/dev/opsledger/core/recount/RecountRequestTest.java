package dev.opsledger.core.recount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecountRequestTest {
  private static final String ID = "0b9f3c52-5b2a-4c53-9a55-2f1f1f7d9c12";
  private static final Optional<LocalDate> DAY = Optional.of(LocalDate.parse("2026-11-22"));

  private static ScheduledEvent event(String type, Map<String, Object> detail) {
    return new ScheduledEvent().withDetailType(type).withDetail(detail);
  }

  @Test
  void aRequestIsReadAsItWasWritten() {
    var asked =
        new RecountRequest(
            ID, List.of("oncall", "ci", "ci"), new RecountScope(DAY, Optional.empty(), false));
    assertThat(asked.text())
        .isEqualTo(
            "{\"since\":\"2026-11-22\",\"until\":null,\"repair\":false,\"recountId\":\"%s\",\"sources\":\"ci oncall\"}"
                .formatted(ID));
    var event =
        event(
            RecountRequest.DETAIL_TYPE,
            Map.of(
                "recountId", ID, "sources", "ci oncall", "since", "2026-11-22", "repair", false));
    assertThat(RecountRequest.of(event)).contains(asked);
  }

  @Test
  void otherEventsAreNone() {
    assertThat(RecountRequest.of(event("refresh.requested", Map.of("refreshId", ID)))).isEmpty();
    assertThat(RecountRequest.of(event("Scheduled Event", Map.of()))).isEmpty();
  }

  @Test
  void aMalformedOneIsRefused() {
    for (Map<String, Object> detail :
        List.<Map<String, Object>>of(
            Map.of("recountId", ID),
            Map.of("recountId", ID, "sources", "ci weather"),
            Map.of("recountId", "x", "sources", "ci"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RecountRequest.of(event(RecountRequest.DETAIL_TYPE, detail)));
    }
  }

  @Test
  void aScopeCoversItsDays() {
    var scope = new RecountScope(DAY, DAY, true);
    assertThat(scope.covers(DAY.get())).isTrue();
    assertThat(scope.covers(DAY.get().minusDays(1))).isFalse();
    assertThat(scope.covers(DAY.get().plusDays(1))).isFalse();
    assertThat(RecountScope.all(true).covers(DAY.get())).isTrue();
    assertThat(RecountScope.of(scope.body("more", 1L))).isEqualTo(scope);
  }
}
