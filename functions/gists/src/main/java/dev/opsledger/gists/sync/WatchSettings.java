package dev.opsledger.gists.sync;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.config.SettingsReader;
import dev.opsledger.gists.store.GistsKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Whose gists are scanned, and how often.
 *
 * @param users GitHub user names without duplicates, ignoring case
 * @param interval the time between two scans
 */
public record WatchSettings(List<String> users, Duration interval) {
  /** Calls an hour without a token (GitHub, "Rate limits for the REST API"). */
  private static final int ANONYMOUS = 60;

  private static final int WITH_TOKEN = 5_000;
  private static final int WEEK = 7 * 24 * 60;

  /**
   * Reads {@code QUERIED_USERS} and {@code QUERYING_INTERVAL}. Without {@code QUERIED_USERS}, one
   * user is watched locally, to have something to show, and nobody on AWS, where deals are real.
   */
  public static WatchSettings read(SettingsReader settings) {
    var names = new LegacySettings(settings);
    Optional<String> given = names.find("QUERIED_USERS");
    String fallback = settings.text("OPSLEDGER_LOCAL").isPresent() ? "antomer" : "";
    List<String> users = distinct(settings.list(given.orElse("QUERIED_USERS"), fallback));
    for (String user : users) {
      if (!user.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,99}")) {
        settings.problem(
            "QUERIED_USERS names \"%s\"; give GitHub user names, separated by commas."
                .formatted(user));
      }
    }
    if (given.isPresent() && users.isEmpty()) {
      settings.problem("QUERIED_USERS has no names; give GitHub user names, separated by commas.");
    }
    int minutes =
        settings.integer(names.find("QUERYING_INTERVAL").orElse("QUERYING_INTERVAL"), 30, 1, WEEK);
    return new WatchSettings(users, Duration.ofMinutes(minutes));
  }

  /** As {@link #read(SettingsReader)}, and reports scans that exceed GitHub's rate limit. */
  public static WatchSettings affordable(SettingsReader settings, Optional<Secret> token) {
    WatchSettings watch = read(settings);
    watch.complaint(token.isPresent()).ifPresent(settings::problem);
    return watch;
  }

  /** Why the scans exceed GitHub's rate limit, empty if they do not. */
  Optional<String> complaint(boolean token) {
    int limit = token ? WITH_TOKEN : ANONYMOUS;
    long calls = users.size() * 60L;
    if (calls <= limit * interval.toMinutes()) {
      return Optional.empty();
    }
    return Optional.of(
        ("QUERIED_USERS names %d users, scanned every %d minutes: %d calls an hour, but GitHub"
                + " allows %d %s a token. Set QUERYING_INTERVAL to %d or more%s.")
            .formatted(
                users.size(),
                interval.toMinutes(),
                Math.ceilDiv(calls, interval.toMinutes()),
                limit,
                token ? "with" : "without",
                Math.ceilDiv(calls, (long) limit),
                token ? "" : ", or set GITHUB_TOKEN, which raises the limit to 5,000"));
  }

  private static List<String> distinct(List<String> names) {
    var seen = new HashSet<String>();
    var users = new ArrayList<String>();
    names.stream().filter(name -> seen.add(GistsKeys.user(name))).forEach(users::add);
    return users;
  }
}
