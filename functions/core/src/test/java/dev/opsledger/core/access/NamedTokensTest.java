package dev.opsledger.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.config.InvalidSettingsException;
import dev.opsledger.core.config.ParameterStore;
import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;

/** {@code READ_TOKENS}: several tokens, each with a name and a scope. */
class NamedTokensTest {
  private static final String FIRST = "first-secret-0123";
  private static final String SECOND = "second=secret-0123";
  private static final String BOTH = "grafana=" + FIRST + ",\n prometheus:metrics=" + SECOND + " ,";

  private static ReadTokens read(Map<String, String> variables, ParameterStore store) {
    return SettingsReader.read(variables, store, ReadTokens::read);
  }

  private static ReadTokens read(String value) {
    return read(Map.of("READ_TOKENS", value), _ -> Optional.empty());
  }

  private static Optional<ReadTokens.Holder> holder(ReadTokens tokens, String given) {
    return tokens.holder(secret -> secret.matches(given));
  }

  @Test
  void eachTokenHasItsNameAndScopeAndOperatesNothing() {
    ReadTokens tokens = read(BOTH);
    assertThat(holder(tokens, FIRST))
        .contains(new ReadTokens.Holder("grafana", ReadScope.ALL, false));
    assertThat(holder(tokens, SECOND))
        .contains(new ReadTokens.Holder("prometheus", ReadScope.METRICS, false));
    for (String wrong : new String[] {"", "grafana", FIRST + ",", BOTH, "grafana=" + FIRST}) {
      assertThat(holder(tokens, wrong)).as(wrong).isEmpty();
    }
    assertThat(tokens.areMissing()).isFalse();
    assertThat(tokens).asString().doesNotContain(FIRST, SECOND);
  }

  @Test
  void theOldTokensStayAsTheyWere() {
    ReadTokens old = read(Map.of("READ_TOKEN", "r"), _ -> Optional.empty());
    assertThat(holder(old, "r")).contains(new ReadTokens.Holder("READ_TOKEN", ReadScope.ALL, true));
    ReadTokens both =
        read(
            Map.of("READ_TOKEN", "r", "OPERATE_TOKEN", "o", "READ_TOKENS", BOTH),
            _ -> Optional.empty());
    assertThat(holder(both, "r").orElseThrow().operates()).isFalse();
    assertThat(holder(both, "o"))
        .contains(new ReadTokens.Holder("OPERATE_TOKEN", ReadScope.ALL, true));
    assertThat(holder(both, FIRST)).isPresent();
    assertThat(read(Map.of(), _ -> Optional.empty()).areMissing()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grafana",
        "grafana=short",
        "=long-enough-secret",
        "Grafana!=long-enough-secret",
        "grafana:everything=long-enough-secret",
        "grafana=long enough secret",
        "one=long-enough-secret,one=other-long-secret",
        "one=long-enough-secret,two=long-enough-secret",
        "one=long-enough-secret,two"
      })
  void aMalformedSettingIsOneSentenceWithoutASecret(String value) {
    assertThatThrownBy(() -> read(value))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageStartingWith("READ_TOKENS")
        .hasMessageNotContainingAny("long-enough", "long enough", "short", "other-long");
  }

  @Test
  void amongSecretsAMalformedSettingOpensNothingAndIsLookedForAgain() {
    var named = Map.of("READ_TOKENS_PARAMETER", "/tokens");
    ReadTokens tokens =
        read(named, _ -> Optional.of("grafana=" + FIRST + ",oops,two=long-enough-secret"));
    assertThat(tokens.areMissing()).isTrue();
    assertThat(holder(tokens, FIRST)).isEmpty();
    assertThat(read(named, _ -> Optional.of(BOTH)).areMissing()).isFalse();
  }

  @Test
  void aSessionEndsWithItsTokenAndOnlyWithItsOwn() {
    var rows = new java.util.concurrent.atomic.AtomicReference<Row>();
    var dynamo =
        new DynamoDbClient() {
          @Override
          public PutItemResponse putItem(PutItemRequest request) {
            rows.set(new Row(request.item()));
            return PutItemResponse.builder().build();
          }

          @Override
          public String serviceName() {
            return "dynamodb";
          }

          @Override
          public void close() {}
        };
    var clock = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    var sessions = new BrowserSessions(() -> new Table(dynamo, "sync"), clock);
    String id = sessions.open(FIRST);
    var session = new BrowserSessions.Session(id, rows.get().get("binding"));
    assertThat(read(BOTH).holder(session::isOf).orElseThrow().name()).isEqualTo("grafana");
    assertThat(read("prometheus=" + SECOND).holder(session::isOf)).isEmpty();
    assertThat(read("other=" + FIRST).holder(session::isOf).orElseThrow().name())
        .isEqualTo("other");
    assertThat(session.isOf(Secret.of(SECOND))).isFalse();
  }
}
