package dev.opsledger.activity.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.activity.domain.Message;
import dev.opsledger.core.json.MalformedJsonException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageParserTest {
  @Test
  void aMessageMayRegisterAProject() throws Exception {
    assertThat(MessageParser.parse("{\"project\":7}")).isEqualTo(new Message.NewProject(7));
  }

  @Test
  void aMessageMayBeAnEvent() throws Exception {
    String body =
        """
        {"key":"k-1","name":"gist.found","occurredAt":"2026-11-22T12:00:00Z",
         "payload":{"user":"ada","gistId":"a1","projectId":3}}\
        """;
    assertThat(MessageParser.parse(body))
        .isEqualTo(
            new Message.Occurrence(
                "k-1",
                "gist.found",
                Instant.parse("2026-11-22T12:00:00Z"),
                "{\"user\":\"ada\",\"gistId\":\"a1\",\"projectId\":3}",
                Optional.of(3L),
                "ada published the gist a1."));
  }

  @Test
  void anEventNeedsNoPayload() throws Exception {
    String body = "{\"key\":\"k\",\"name\":\"a.b\",\"occurredAt\":\"2026-11-22T12:00:00Z\"}";
    assertThat(MessageParser.parse(body))
        .isInstanceOfSatisfying(
            Message.Occurrence.class,
            event -> {
              assertThat(event.payload()).isEqualTo("{}");
              assertThat(event.project()).isEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "{}",
        "{\"key\":\"k\",\"name\":\"a.b\"}",
        "{\"key\":\"k\",\"occurredAt\":\"2026-11-22T12:00:00Z\"}",
        "{\"name\":\"a.b\",\"occurredAt\":\"2026-11-22T12:00:00Z\"}",
        "{\"key\":\"k\",\"name\":\"a.b\",\"occurredAt\":\"yesterday\"}",
      })
  void anythingElseIsRefused(String body) {
    assertThatThrownBy(() -> MessageParser.parse(body)).isInstanceOf(MalformedJsonException.class);
  }
}
