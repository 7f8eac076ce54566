package dev.opsledger.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.deployments.store.DeploymentsKeys;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How the hashes of projects' secrets are renewed, and secrets and keys replaced. */
class AppSecretsTest {
  private static final String FORMER_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  /** What a former version stored for the secret of {@link Panel#secret} of project 1. */
  private static final String FORMER_HASH =
      "10000.000102030405060708090a0b0c0d0e0f."
          + "ea17da892b79b1d56b09f88d4371e93024307e6c8905300d6d605d804b7263cb";

  private static Panel panel;

  @BeforeAll
  static void start() throws Exception {
    var keys = Map.of("APP_SECRET_KEY", Panel.APP_SECRET_KEY + "," + FORMER_KEY);
    panel = Panel.start(Panel.plan(keys)).withProjects(4);
  }

  @AfterAll
  static void stop() {
    panel.close();
  }

  @Test
  void aSecretOfAFormerVersionGoesOnAndIsHashedAnewByItsNextUse() {
    store(1, FORMER_HASH);
    long id = panel.create(1);
    assertThat(panel.report(id, "building", "wrong").status()).isEqualTo(401);
    assertThat(hash(1)).isEqualTo(FORMER_HASH);
    assertThat(panel.report(id, "building", Panel.secret(1)).status()).isEqualTo(200);
    assertThat(hash(1)).startsWith("hmac.").doesNotContain(Panel.secret(1));
    assertThat(panel.report(id, "done", Panel.secret(1)).status()).isEqualTo(200);
    assertThat(panel.report(id, "done", "wrong").status()).isEqualTo(401);
  }

  @Test
  void aSecretOfAFormerVersionIsHashedAnewByTheNextLoad() throws Exception {
    String now = hash(1);
    store(1, FORMER_HASH);
    load(Panel.APP_SECRET_KEY, Panel.project(1));
    assertThat(hash(1)).startsWith("hmac.").isEqualTo(now);
  }

  @Test
  void aKeyIsReplacedWhileSecretsGoOn() throws Exception {
    String current = hash(2);
    load(FORMER_KEY, Panel.project(2));
    assertThat(hash(2)).startsWith("hmac.").isNotEqualTo(current);
    long id = panel.create(2);
    assertThat(panel.report(id, "building", Panel.secret(2)).status()).isEqualTo(200);
    assertThat(hash(2)).isEqualTo(current);
  }

  @Test
  void aSecretIsReplacedAtOnce() throws Exception {
    long id = panel.create(3);
    assertThat(panel.report(id, "building", Panel.secret(3)).status()).isEqualTo(200);
    load(Panel.APP_SECRET_KEY, Panel.project(3).replace(Panel.secret(3), "SECRET-of-the-day"));
    assertThat(panel.report(id, "deploying", Panel.secret(3)).status()).isEqualTo(401);
    assertThat(panel.report(id, "deploying", "SECRET-of-the-day").status()).isEqualTo(200);
  }

  @Test
  void whoLoadsWithoutTheKeyLeavesTheHashToTheNextUse() throws Exception {
    load("", Panel.project(4).replace(Panel.secret(4), "SECRET-of-the-day"));
    assertThat(hash(4)).startsWith("10000.");
    long id = panel.create(4);
    assertThat(panel.report(id, "building", "SECRET-of-the-day").status()).isEqualTo(200);
    assertThat(hash(4)).startsWith("hmac.");
  }

  private static void load(String keys, String project) throws Exception {
    panel.loader(keys).load(Panel.bytes(List.of(project).toString()), Panel.bytes("[]"));
  }

  private static Table table() {
    return new Table(panel.host.dynamo(), panel.host.tableName("DeploymentsTable"));
  }

  private static String hash(long project) {
    return row(project).get("secretHash");
  }

  private static Row row(long project) {
    return table()
        .getStrictly(DeploymentsKeys.project(project), DeploymentsKeys.PROJECT)
        .orElseThrow();
  }

  private static void store(long project, String hash) {
    table().put(row(project).with("secretHash", hash));
  }
}
