package dev.opsledger.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.config.ParameterStore;
import dev.opsledger.core.config.Secret;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.core.runtime.FunctionEnvironment;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SnapStart snapshots contain no secrets. */
class SnapshotSecretsTest {
  private static final String NAME = "/opsledger/read-token";

  private final Map<String, String> parameters = new ConcurrentHashMap<>(Map.of(NAME, "old"));
  private ParameterStoreServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ParameterStoreServer(parameters);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** The secret as read during startup, for an initialization type. */
  private Optional<Secret> found(String start) {
    var variables = new HashMap<>(Map.of("READ_TOKEN_PARAMETER", NAME));
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", start);
    variables.put("AWS_ENDPOINT_URL_SSM", server.address().toString());
    variables.put("AWS_REGION", "us-east-1");
    variables.put("AWS_ACCESS_KEY_ID", "local");
    variables.put("AWS_SECRET_ACCESS_KEY", "local");
    var environment = new FunctionEnvironment(variables, Clock.systemUTC(), CallObserver.NONE);
    return ScopedValue.where(FunctionEnvironment.BOUND, environment)
        .call(() -> ParameterStore.of(variables).secret(NAME));
  }

  @Test
  void beforeItOnlyWhichThereAreIsAskedAndTheFirstUseReadsThem() {
    Optional<Secret> secret = found("snap-start");
    assertThat(secret).isPresent();
    assertThat(server.decrypted()).as("values that were read before the snapshot").isZero();

    parameters.put(NAME, "new");
    assertThat(secret.orElseThrow().matches("new")).isTrue();
    assertThat(secret.orElseThrow().matches("new")).isTrue();
    assertThat(server.decrypted()).as("what was read is kept").isEqualTo(1);
  }

  @Test
  void aFunctionWithoutOneReadsItsSecretsWhenItStarts() {
    Optional<Secret> secret = found("on-demand");
    assertThat(server.decrypted()).isEqualTo(1);

    parameters.put(NAME, "new");
    assertThat(secret.orElseThrow().matches("old")).isTrue();
  }

  @Test
  void aParameterThatIsMadeLaterIsNotSeen() {
    parameters.clear();
    Optional<Secret> secret = found("snap-start");
    parameters.put(NAME, "new");
    assertThat(secret).isEmpty();
  }
}
