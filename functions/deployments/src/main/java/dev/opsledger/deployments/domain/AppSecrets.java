package dev.opsledger.deployments.domain;

import dev.opsledger.core.config.NamedKey;
import dev.opsledger.core.config.SecretKeys;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.core.text.Sha256;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Hashes the secrets of projects with HMAC-SHA-256 (RFC 2104) and a key of the stack, so that who
 * has only the table cannot even guess at a weak secret. The project is hashed along, so that equal
 * secrets of two projects do not look equal. Without a key, and in rows of a former version, there
 * are salted hashes instead, which cost some milliseconds each.
 */
public final class AppSecrets {
  /** The setting in which the keys are. */
  public static final String SETTING = "APP_SECRET_KEY";

  private static final System.Logger LOG = System.getLogger(AppSecrets.class.getName());
  private static final String PURPOSE = "app_secret";

  private final Optional<SecretKeys> keys;

  /**
   * @param keys the stack's keys, if it has some
   */
  public AppSecrets(Optional<SecretKeys> keys) {
    this.keys = keys;
  }

  /** The keys in the text of the setting; empty if one of them is malformed. */
  public static Optional<SecretKeys> keys(String text) {
    return SecretKeys.parse(text, PURPOSE);
  }

  /** Reads {@code APP_SECRET_KEY}. */
  public static AppSecrets read(SettingsReader settings) {
    return new AppSecrets(SecretKeys.read(settings, SETTING, PURPOSE));
  }

  /** The hash under which a project's secret is stored from now on. */
  public SecretHash hash(long project, String secret) {
    return keys.map(each -> keyed(each.newest(), project, secret))
        .orElseGet(() -> new SecretHash(SaltedHash.of(secret).text()));
  }

  /**
   * Whether a secret is a project's. A refusal takes the same time whether there is such a project
   * or not, and however its secret is stored.
   *
   * @param stored empty if there is no such project
   */
  public boolean matches(long project, Optional<SecretHash> stored, String secret) {
    Optional<SaltedHash> salted =
        stored.filter(hash -> !hash.isKeyed()).map(hash -> new SaltedHash(hash.text()));
    boolean right =
        salted.isPresent()
            ? salted.get().matches(secret)
            : stored.map(hash -> matchesKeyed(project, hash, secret)).orElse(false);
    if (!right && salted.isEmpty()) {
      SaltedHash.UNMATCHABLE.matches(secret);
    }
    return right;
  }

  private boolean matchesKeyed(long project, SecretHash stored, String secret) {
    Optional<NamedKey> key =
        keys.flatMap(each -> each.all().stream().filter(k -> stored.isBy(k.id())).findFirst());
    if (key.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "the secret of project {0} is stored with a key that is not in {1}",
          Long.toString(project),
          SETTING);
    }
    return key.map(k -> isEqual(keyed(k, project, secret), stored)).orElse(false);
  }

  private static boolean isEqual(SecretHash one, SecretHash other) {
    return MessageDigest.isEqual(
        one.text().getBytes(StandardCharsets.US_ASCII),
        other.text().getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Whether a stored hash is as a new one would be; if not, the next use of the secret renews it.
   */
  public boolean isCurrent(SecretHash stored) {
    return keys.map(each -> stored.isBy(each.newest().id())).orElse(true);
  }

  private static SecretHash keyed(NamedKey key, long project, String secret) {
    byte[] text = (project + "\n" + secret).getBytes(StandardCharsets.UTF_8);
    return SecretHash.keyed(key.id(), HexFormat.of().formatHex(Sha256.hmac(key.bytes(), text)));
  }
}
