package dev.opsledger.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorResponse;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubRateLimitsTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

  private final GitHubRateLimits limits = new GitHubRateLimits(Clock.fixed(NOW, ZoneOffset.UTC));

  private static VendorResponse response(int status, String headers, String message) {
    Map<String, List<String>> map = new HashMap<>();
    Arrays.stream(headers.split(";"))
        .filter(header -> !header.isBlank())
        .map(header -> header.split("="))
        .forEach(header -> map.put(header[0].strip(), List.of(header[1].strip())));
    byte[] body = ("{\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8);
    return new VendorResponse(status, HttpHeaders.of(map, (name, value) -> true), body);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "429 | retry-after=30 | 30",
        "403 | retry-after=0 | 1",
        "403 | retry-after=Tue, 14 Nov 2023 22:14:20 GMT | 60",
        "403 | x-ratelimit-remaining=0; x-ratelimit-reset=1700000600 | 600",
        "403 | x-ratelimit-remaining=0; x-ratelimit-reset=1699999000 | 1",
        "429 | x-ratelimit-remaining=0; x-ratelimit-reset=1700000600000 | 3600",
        "403 | x-ratelimit-remaining=0 | 60",
        "429 | retry-after=99999999999999 | 3600",
        "429 | retry-after=-7 | 60",
        "429 | '' | 60",
      })
  void aRefusalSaysOrMeansHowLongToWait(int status, String headers, long seconds) {
    Duration wait = refused(response(status, headers, "slow down"));

    assertThat(wait)
        .isBetween(Duration.ofSeconds(seconds), Duration.ofSeconds(seconds + seconds / 10 + 2));
    assertThat(
            catchThrowableOfType(
                RateLimitedException.class, () -> limits.check(Credential.ANONYMOUS)))
        .as("no further call is made until then")
        .isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"retry-after=0", "x-ratelimit-remaining=0; x-ratelimit-reset=5", "''"})
  void refusalsInARowWaitLonger(String headers) {
    Duration first = refused(response(403, headers, "a secondary rate limit"));
    refused(response(403, headers, "a secondary rate limit"));
    Duration third = refused(response(403, headers, "a secondary rate limit"));

    assertThat(third).isGreaterThan(first.multipliedBy(3).dividedBy(2));
  }

  @Test
  void aForbiddenThingIsNoLimit() {
    assertThatCode(
            () -> limits.learn(Credential.ANONYMOUS, response(403, "", "Resource not accessible")))
        .doesNotThrowAnyException();
  }

  @Test
  void theLastCallOfAnHourClosesUntilTheReset() throws Exception {
    limits.learn(
        Credential.ANONYMOUS,
        response(200, "x-ratelimit-remaining=0; x-ratelimit-reset=1700000600", ""));

    var limited =
        catchThrowableOfType(RateLimitedException.class, () -> limits.check(Credential.ANONYMOUS));
    assertThat(limited.until()).isAfterOrEqualTo(NOW.plusSeconds(600));
  }

  private Duration refused(VendorResponse response) {
    var limited =
        catchThrowableOfType(
            RateLimitedException.class, () -> limits.learn(Credential.ANONYMOUS, response));
    return Duration.between(NOW, limited.until());
  }
}
