package dev.opsledger.traffic.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.access.CredentialAttempts;
import dev.opsledger.core.config.InvalidSettingsException;
import dev.opsledger.core.config.ParameterStore;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.log.Metrics;
import dev.opsledger.core.web.RequestExceptionHandler;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Who may create a user. */
class SignUpTest {
  private static SignUp signUp(Map<String, String> variables) {
    return SettingsReader.read(variables, ParameterStore.of(variables), SignUp::read);
  }

  /** The table of syncs, with one wrong token so far. */
  private static final class SyncTable implements DynamoDbClient {
    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
      return UpdateItemResponse.builder().attributes(Map.of("wrong", Row.number(1L))).build();
    }

    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {}
  }

  private static int refusal(SignUp signUp, String authorization) {
    var request = HttpRequest.GET("/");
    if (authorization != null) {
      request.header(HttpHeaders.AUTHORIZATION, authorization);
    }
    var attempts =
        new CredentialAttempts(
            () -> new Table(new SyncTable(), "sync"),
            new Metrics(
                Clock.systemUTC(), new PrintStream(OutputStream.nullOutputStream(), false, UTF_8)),
            Clock.systemUTC());
    try {
      signUp.check(request, attempts);
      return 200;
    } catch (RequestException refused) {
      return RequestExceptionHandler.status(refused).getCode();
    }
  }

  @Test
  void onALaptopAnyoneMay() {
    assertThat(refusal(signUp(Map.of()), null)).isEqualTo(200);
    assertThat(refusal(signUp(Map.of("READ_TOKEN", "r")), null)).isEqualTo(200);
  }

  @Test
  void aLaptopMayBeClosed() {
    var closed = signUp(Map.of("TRAFFIC_SIGN_UP", "closed", "READ_TOKEN", "reading"));
    assertThat(refusal(closed, null)).isEqualTo(401);
    assertThat(refusal(closed, "Bearer wrong")).isEqualTo(401);
    assertThat(refusal(closed, "Basic reading")).isEqualTo(401);
    assertThat(refusal(closed, "Bearer reading")).isEqualTo(200);
    assertThat(refusal(signUp(Map.of("TRAFFIC_SIGN_UP", "closed")), null)).isEqualTo(503);
  }

  @Test
  void aDeploymentIsClosedUnlessItSaysOtherwise() {
    var named = Map.of("READ_TOKEN_PARAMETER", "/opsledger/read-token", "READ_TOKEN", "reading");
    assertThat(refusal(signUp(named), null)).isEqualTo(401);
    assertThat(refusal(signUp(named), "Bearer reading")).isEqualTo(200);
    var open =
        Map.of("READ_TOKEN_PARAMETER", "/p", "READ_TOKEN", "reading", "TRAFFIC_SIGN_UP", "open");
    assertThat(refusal(signUp(open), null)).isEqualTo(200);
  }

  @Test
  void aNamedTokenIsEnoughIfItReadsEverything() {
    var named =
        signUp(
            Map.of(
                "READ_TOKENS_PARAMETER", "/tokens",
                "READ_TOKENS", "ada=secret-of-ada-0123, prometheus:metrics=secret-of-prometheus"));
    assertThat(refusal(named, null)).isEqualTo(401);
    assertThat(refusal(named, "Bearer secret-of-ada-0123")).isEqualTo(200);
    assertThat(refusal(named, "Bearer secret-of-prometheus")).isEqualTo(403);
  }

  @Test
  void anythingElseIsABadSetting() {
    assertThatThrownBy(() -> signUp(Map.of("TRAFFIC_SIGN_UP", "yes")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("TRAFFIC_SIGN_UP");
  }
}
