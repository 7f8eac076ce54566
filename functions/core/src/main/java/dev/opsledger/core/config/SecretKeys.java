package dev.opsledger.core.config;

import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The keys in one secret setting, the newest first; the others are former keys, which are only good
 * for what was made with them. They are read on each use, because a SnapStart snapshot must not
 * contain them.
 */
public final class SecretKeys {
  private static final System.Logger LOG = System.getLogger(SecretKeys.class.getName());

  private final Supplier<List<NamedKey>> keys;

  private SecretKeys(Supplier<List<NamedKey>> keys) {
    this.keys = keys;
  }

  /** These keys, the newest first. */
  public static SecretKeys of(String purpose, byte[]... keys) {
    List<NamedKey> named = Arrays.stream(keys).map(key -> NamedKey.of(key, purpose)).toList();
    return new SecretKeys(() -> named);
  }

  /** The keys in a text; empty if one of them is malformed. */
  public static Optional<SecretKeys> parse(String text, String purpose) {
    return keys(text, purpose).map(named -> new SecretKeys(() -> named));
  }

  /**
   * Reads a setting; empty if it is not given. A malformed one is a problem of the settings, or if
   * it is in a parameter, which may be corrected, is logged and treated as missing until then.
   */
  public static Optional<SecretKeys> read(SettingsReader settings, String name, String purpose) {
    return settings.secret(name).flatMap(secret -> of(secret, settings, name, purpose));
  }

  private static Optional<SecretKeys> of(
      Secret secret, SettingsReader settings, String name, String purpose) {
    if (secret.isHeld() && keys(secret.reveal(), purpose).isEmpty()) {
      if (settings.looksAgain(name)) {
        LOG.log(Level.ERROR, wrong(name));
      } else {
        settings.problem(wrong(name));
      }
      return Optional.empty();
    }
    return Optional.of(
        new SecretKeys(
            () ->
                keys(secret.reveal(), purpose)
                    .orElseThrow(() -> new IllegalStateException(wrong(name)))));
  }

  private static Optional<List<NamedKey>> keys(String text, String purpose) {
    List<Optional<NamedKey>> read =
        Arrays.stream(text.strip().split("\\s*,\\s*|\\s+"))
            .map(key -> NamedKey.read(key, purpose))
            .toList();
    return read.stream().allMatch(Optional::isPresent)
        ? Optional.of(read.stream().map(Optional::orElseThrow).toList())
        : Optional.empty();
  }

  /** The sentence that says how such a setting must be; it has no value in it. */
  public static String wrong(String name) {
    return name
        + " must be 32 bytes in Base64, or several such keys separated by commas, newest first;"
        + " make one with: openssl rand -base64 32";
  }

  /** All keys, the newest first. */
  public List<NamedKey> all() {
    return keys.get();
  }

  /** The newest key. */
  public NamedKey newest() {
    return all().getFirst();
  }

  @Override
  public String toString() {
    return "***";
  }
}
