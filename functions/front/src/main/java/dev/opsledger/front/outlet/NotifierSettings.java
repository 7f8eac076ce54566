package dev.opsledger.front.outlet;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SettingsReader;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/**
 * Who is told of what.
 *
 * @param digestAt the local time of the digest on working days; empty for no digest
 * @param longOpen how long an incident is open before it is told; empty for never
 * @param stale how old a source's data is before it is told
 * @param slack the address of an incoming webhook
 * @param topic the ARN of an SNS topic
 * @param site the ledger's own address, for links
 */
public record NotifierSettings(
    Optional<LocalTime> digestAt,
    Optional<Duration> longOpen,
    Duration stale,
    Optional<Secret> slack,
    Optional<String> topic,
    String site) {
  private static final String SLACK = "SLACK_WEBHOOK_URL";
  private static final String TOPIC = "ALARM_TOPIC";
  private static final int WEEK = 10_080;
  private static final int DAY = 86_400;

  /** Reads {@code DIGEST_AT}, {@code ALERT_OPEN_MINUTES}, {@code SLACK_WEBHOOK_URL} and others. */
  public static NotifierSettings read(SettingsReader settings) {
    int minutes = settings.integer("ALERT_OPEN_MINUTES", 0, 0, WEEK);
    return new NotifierSettings(
        digestAt(settings),
        minutes == 0 ? Optional.empty() : Optional.of(Duration.ofMinutes(minutes)),
        Duration.ofSeconds(settings.integer("STALE_SYNC_SECONDS", 10_800, 900, DAY)),
        slack(settings),
        topic(settings),
        settings.address("PUBLIC_URL", "http://localhost:3000").toString());
  }

  private static Optional<LocalTime> digestAt(SettingsReader settings) {
    Optional<String> text = settings.text("DIGEST_AT");
    if (text.filter(time -> !time.matches("([01][0-9]|2[0-3]):[0-5][0-9]")).isPresent()) {
      settings.problem(
          "DIGEST_AT is \"%s\"; give a time of day such as 08:30.".formatted(text.get()));
      return Optional.empty();
    }
    return text.map(LocalTime::parse);
  }

  private static Optional<String> topic(SettingsReader settings) {
    Optional<String> arn = settings.text(TOPIC);
    if (arn.filter(text -> !text.matches("arn:aws[a-z-]*:sns:[a-z0-9-]+:\\d{12}:\\S+"))
        .isPresent()) {
      settings.problem(TOPIC + " must be the ARN of an SNS topic, or empty.");
      return Optional.empty();
    }
    return arn;
  }

  /** An address that cannot be one counts as missing where it can be put right in SSM. */
  private static Optional<Secret> slack(SettingsReader settings) {
    Optional<Secret> address = settings.secret(SLACK);
    if (address.filter(secret -> secret.isHeld() && !isAddress(secret.reveal())).isPresent()) {
      if (!settings.looksAgain(SLACK)) {
        settings.problem(
            SLACK
                + " must be the address of an incoming webhook, such as"
                + " https://hooks.slack.com/services/…");
      }
      return Optional.empty();
    }
    return address;
  }

  private static boolean isAddress(String text) {
    try {
      URI address = URI.create(text);
      boolean secure =
          "https".equals(address.getScheme())
              || ("http".equals(address.getScheme()) && "localhost".equals(address.getHost()));
      return secure && address.getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
