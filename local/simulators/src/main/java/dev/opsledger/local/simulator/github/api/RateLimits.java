package dev.opsledger.local.simulator.github.api;

import dev.opsledger.local.simulator.github.world.AppInstallation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The primary rate limits (docs.github.com, "Rate limits for the REST API"): 60 requests an hour
 * for an anonymous address, 5,000 for a user or an App, and for an installation 5,000 plus 50 for
 * each repository over 20, up to 12,500. An hour starts with the first request.
 */
public final class RateLimits {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Map<String, RateWindow> windows = new ConcurrentHashMap<>();
  private final Map<String, Integer> overrides = new ConcurrentHashMap<>();
  private volatile int anonymousLimit = 60;
  private volatile int exhaustedStatus = 403;

  RateLimits() {}

  /** Sets the hourly limit of anonymous addresses; applies from each one's next hour. */
  public void limitAnonymous(int perHour) {
    anonymousLimit = perHour;
    windows.keySet().removeIf(key -> key.startsWith("address "));
  }

  /** Sets the hourly limit of an installation and starts a new hour. */
  public void limit(AppInstallation installation, int perHour) {
    var key = Caller.Installed.limitKey(installation);
    overrides.put(key, perHour);
    windows.remove(key);
  }

  /** Sets the status for exceeded limits: 403, or 429, which GitHub also uses. */
  public void answerExhaustedWith(int status) {
    exhaustedStatus = status;
  }

  int exhaustedStatus() {
    return exhaustedStatus;
  }

  /** The caller's current rate limit window. */
  RateWindow window(Caller caller, Instant now) {
    return windows.compute(
        caller.limitKey(),
        (key, window) ->
            window == null || !now.isBefore(window.reset())
                ? new RateWindow(limit(caller), now.plus(HOUR))
                : window);
  }

  private int limit(Caller caller) {
    return overrides.getOrDefault(caller.limitKey(), usual(caller));
  }

  private int usual(Caller caller) {
    return switch (caller) {
      case Caller.Anonymous anonymous -> anonymousLimit;
      case Caller.Installed(var installation) ->
          Math.clamp(5_000 + 50L * (installation.repositories().size() - 20), 5_000, 12_500);
      case Caller.App app -> 5_000;
      case Caller.Person person -> 5_000;
    };
  }
}
