package dev.opsledger.traffic.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.config.InvalidSettingsException;
import dev.opsledger.core.config.ParameterStore;
import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SettingsReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sealing tokens, and replacing the keys. */
class TokenVaultTest {
  private static final String OLD = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final String NEW = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";
  private static final Secret TOKEN = Secret.of("ghp_adas-secret");

  /** The same token sealed with {@link #OLD} in the first format, for ada's repository. */
  private static final String UNNAMED =
      "1:Zm9ybWVyLW5vbmNlTllCS+TcTUWSi0JZfL/CO9MgdLJZqDiRhhPuOvl5SQ==";

  private static TokenVault vault(String setting) {
    var variables = Map.of("TRAFFIC_ENCRYPTION_KEY", setting);
    Optional<TokenVault> read =
        SettingsReader.read(variables, ParameterStore.of(variables), TokenVault::read);
    return read.orElseThrow();
  }

  @Test
  void aFormerKeyOpensAndTheNewestSeals() {
    String sealed = vault(OLD).seal(TOKEN, "repository/ada");
    for (String setting : new String[] {NEW + "," + OLD, NEW + " , " + OLD, NEW + "\n" + OLD}) {
      TokenVault both = vault(setting);
      assertThat(both.open(sealed, "repository/ada").reveal()).isEqualTo(TOKEN.reveal());
      assertThat(both.isCurrent(sealed)).isFalse();
      String again = both.seal(TOKEN, "repository/ada");
      assertThat(both.isCurrent(again)).isTrue();
      assertThat(vault(NEW).open(again, "repository/ada").reveal()).isEqualTo(TOKEN.reveal());
    }
  }

  @Test
  void anotherKeyOrPurposeOpensNothing() {
    String sealed = vault(OLD).seal(TOKEN, "repository/ada");
    assertThatThrownBy(() -> vault(NEW).open(sealed, "repository/ada"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> vault(OLD).open(sealed, "repository/eve"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theFirstFormatIsOpenedByAnyOfTheKeys() {
    for (String setting : new String[] {OLD, OLD + "," + NEW, NEW + "," + OLD}) {
      TokenVault vault = vault(setting);
      assertThat(vault.open(UNNAMED, "repository/ada").reveal()).isEqualTo(TOKEN.reveal());
      assertThat(vault.isCurrent(UNNAMED)).isFalse();
    }
    assertThatThrownBy(() -> vault(NEW).open(UNNAMED, "repository/ada"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aSealedTokenRevealsNothingOfTheKey() {
    String sealed = vault(OLD).seal(TOKEN, "repository/ada");
    String plain = new String(Base64.getDecoder().decode(OLD), StandardCharsets.UTF_8);
    assertThat(sealed).matches("2:[0-9a-f]{8}:[A-Za-z0-9+/=]+").doesNotContain(OLD, plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", OLD + ",short", "MDEyMzQ1", OLD + ";" + NEW})
  void aBadKeyIsNamedWithoutItsValue(String setting) {
    assertThatThrownBy(() -> vault(setting))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("TRAFFIC_ENCRYPTION_KEY")
        .hasMessageContaining("openssl")
        .hasMessageNotContaining(OLD);
  }
}
