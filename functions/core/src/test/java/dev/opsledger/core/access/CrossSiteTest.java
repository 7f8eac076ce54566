package dev.opsledger.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.error.RequestException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which requests of browsers count as our own page's. */
class CrossSiteTest {
  private static MutableHttpRequest<?> request(String site, String origin) {
    MutableHttpRequest<?> request = HttpRequest.GET("/").header("Host", "Ledger.example:8443");
    if (site != null) {
      request.header("Sec-Fetch-Site", site);
    }
    if (origin != null) {
      request.header("Origin", origin);
    }
    return request;
  }

  private static String refusal(Runnable check) {
    try {
      check.run();
      return "none";
    } catch (RequestException e) {
      return e.kind().name();
    }
  }

  @ParameterizedTest
  @CsvSource({
    ",, none, FORBIDDEN",
    "same-origin,, none, none",
    "none,, none, none",
    "same-site,, FORBIDDEN, FORBIDDEN",
    "cross-site,, FORBIDDEN, FORBIDDEN",
    "cross-site, https://ledger.example:8443, FORBIDDEN, FORBIDDEN",
    "same-origin, https://evil.example, none, none",
    ", https://ledger.example:8443, none, none",
    ", http://LEDGER.example:8443, none, none",
    ", https://ledger.example, FORBIDDEN, FORBIDDEN",
    ", https://evil.example, FORBIDDEN, FORBIDDEN",
    ", ledger.example:8443, FORBIDDEN, FORBIDDEN",
    ", null, FORBIDDEN, FORBIDDEN",
  })
  void aRequestOfAnotherSiteIsRefused(
      String site, String origin, String withoutCookie, String withCookie) {
    var request = request(site, origin);
    assertThat(refusal(() -> CrossSite.refuse(request))).isEqualTo(withoutCookie);
    request.header("Content-Type", "application/json");
    assertThat(refusal(() -> CrossSite.refuseUnlessOurs(request))).isEqualTo(withCookie);
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, none",
    "Application/JSON; charset=utf-8, none",
    "text/plain, UNSUPPORTED_TYPE",
    "application/x-www-form-urlencoded, UNSUPPORTED_TYPE",
    ", UNSUPPORTED_TYPE",
  })
  void aRequestWithACookieIsJson(String type, String refusal) {
    var request = request("same-origin", null);
    if (type != null) {
      request.header("Content-Type", type);
    }
    assertThat(refusal(() -> CrossSite.refuseUnlessOurs(request))).isEqualTo(refusal);
  }
}
