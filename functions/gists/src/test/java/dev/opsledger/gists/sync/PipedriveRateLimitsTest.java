package dev.opsledger.gists.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.vendor.VendorResponse;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipedriveRateLimitsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T22:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "retry-after, 30, true, 30",
    "retry-after, 0, false, 1",
    "retry-after, 999999999999, true, 86400",
    "x-ratelimit-reset, 2, true, 2",
    "x-ratelimit-reset, 0, false, 1",
    "x-daily-requests-left, 0, true, 7200",
    "x-other, 1, false, 2",
  })
  void aRefusalSaysOrMeansHowLongToWait(String header, String value, boolean told, long seconds) {
    var headers = HttpHeaders.of(Map.of(header, List.of(value)), (a, b) -> true);

    var limited =
        PipedriveRateLimits.limited(new VendorResponse(429, headers, new byte[0]), "", NOW);

    assertThat(limited.isTold()).isEqualTo(told);
    assertThat(Duration.between(NOW, limited.until()))
        .isBetween(Duration.ofSeconds(seconds), Duration.ofSeconds(seconds).plusSeconds(61));
  }
}
