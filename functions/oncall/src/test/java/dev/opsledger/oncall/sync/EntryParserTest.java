package dev.opsledger.oncall.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.json.Json;
import dev.opsledger.oncall.domain.TimelineEntry;
import dev.opsledger.oncall.domain.TimelineEntry.Agent;
import dev.opsledger.oncall.domain.TimelineEntry.Notification;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryParserTest {
  private static final String INCIDENT = "\"incident\":{\"id\":\"I1\",\"summary\":\"[#1] secret\"}";

  private static JsonNode json(String text) throws Exception {
    return Json.parse(text);
  }

  private static Optional<TimelineEntry> listed(String fields) throws Exception {
    return EntryParser.listed(
        json("{\"id\":\"R1\",\"created_at\":\"2026-11-22T12:00:00+02:00\"," + fields + "}"),
        address -> "hash of " + address.length());
  }

  @ParameterizedTest
  @CsvSource({
    "phone,phone",
    "phone_notification,phone",
    "sms_notification,sms",
    "email,email",
    "ios_push_notification,push",
    "carrier_pigeon,carrier_pigeon"
  })
  void aNotificationKeepsItsKindAndNoAddress(String type, String kind) throws Exception {
    TimelineEntry entry =
        listed(
                "\"type\":\"notify_log_entry\",%s,\"user\":{\"id\":\"U1\",\"summary\":\"Ada\"},"
                        .formatted(INCIDENT)
                    + "\"channel\":{\"type\":\"auto\",\"notification\":{\"type\":\"%s\","
                        .formatted(type)
                    + "\"address\":\"+1 555\",\"status\":\"success\"}}")
            .orElseThrow();
    assertThat(entry.notification())
        .contains(new Notification(kind, Optional.of("success"), Optional.of("hash of 6")));
    assertThat(entry.user()).contains("U1");
    assertThat(entry.at()).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
    assertThat(entry.toString()).doesNotContain("Ada", "555", "secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":\"A\",\"type\":\"user_reference\"}|user",
        "{\"id\":\"A\",\"self\":\"https://api.pagerduty.com/users/A\"}|user",
        "{\"id\":\"A\",\"type\":\"service_reference\"}|service",
        "{\"id\":\"A\",\"type\":\"events_api_v2_inbound_integration_reference\"}|integration",
        "{\"id\":\"A\",\"type\":\"workflow_reference\"}|workflow",
        "{\"id\":\"A\"}|unknown"
      })
  void anAgentIsAPersonAServiceAnIntegrationOrSomethingElse(String agent, String kind)
      throws Exception {
    assertThat(listed("\"type\":\"resolve_log_entry\"," + INCIDENT + ",\"agent\":" + agent))
        .get()
        .extracting(TimelineEntry::agent)
        .isEqualTo(Optional.of(new Agent(kind, "A")));
  }

  @Test
  void anUnknownTypeIsKeptAsItIs() throws Exception {
    assertThat(listed("\"type\":\"link_log_entry\"," + INCIDENT).orElseThrow().kind())
        .isEqualTo("link");
    assertThat(listed("\"type\":\"something new\"," + INCIDENT).orElseThrow().kind())
        .isEqualTo("something new");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"type\":\"resolve_log_entry\"",
        "\"incident\":{\"id\":\"I1\"}",
        "\"type\":\"\",\"incident\":{\"id\":\"I1\"}"
      })
  void anEntryWithoutAnIncidentOrATypeIsUnreadable(String fields) throws Exception {
    assertThat(listed(fields)).isEmpty();
  }

  private static Optional<TimelineEntry> announced(String type, String data) throws Exception {
    return EntryParser.announced(
        json(
            "{\"id\":\"E1\",\"event_type\":\"%s\",\"occurred_at\":\"2026-11-22T10:00:00.169Z\","
                    .formatted(type)
                + "\"agent\":null,\"data\":%s}".formatted(data)));
  }

  @Test
  void anEventIsNamedLikeItsLogEntry() throws Exception {
    TimelineEntry entry =
        announced(
                "incident.escalated",
                "{\"type\":\"incident\",\"id\":\"I1\",\"assignees\":[{\"id\":\"U2\"},{\"id\":\"U1\"}]}")
            .orElseThrow();
    assertThat(entry.kind()).isEqualTo("escalate");
    assertThat(entry.event()).contains("E1");
    assertThat(entry.id()).isEmpty();
    assertThat(entry.at()).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
    assertThat(entry.assignees()).isEqualTo(List.of("U1", "U2"));
  }

  @Test
  void aRespondersAnswerIsOfTheIncidentThatItRefersTo() throws Exception {
    TimelineEntry entry =
        announced(
                "incident.responder.replied",
                "{\"type\":\"incident_responder\",\"incident\":{\"id\":\"I1\"},\"state\":\"accepted\","
                    + "\"user\":{\"id\":\"U1\"},\"message\":\"please\"}")
            .orElseThrow();
    assertThat(entry.incident()).isEqualTo("I1");
    assertThat(entry.kind()).isEqualTo("responder_replied");
    assertThat(entry.state()).contains("accepted");
    assertThat(entry.user()).contains("U1");
    assertThat(announced("service.updated", "{\"type\":\"service\",\"id\":\"S1\"}")).isEmpty();
  }
}
