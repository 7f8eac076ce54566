package dev.opsledger.core.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.text.CleanText;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestPathTest {
  @ParameterizedTest
  @CsvSource({
    "/org/acme/daily-runs, /org/acme/daily-runs",
    "/org/a%2Fb%20c, /org/a%2Fb%20c",
    "/runs/+1, /runs/%2B1",
    "/a\"b<c>{d}, /a%22b%3Cc%3E%7Bd%7D",
    "/1;x=y, /1%3Bx=y",
    "/%zz/%, /%25zz/%25",
    "/ä/😀, /%C3%A4/%F0%9F%98%80",
    "/a%00b/%EF%BF%BF%41, /a%EF%BF%BDb/%EF%BF%BD%41",
  })
  void whatNoUriMayHoldIsEscaped(String path, String encoded) {
    assertThat(RequestPath.encoded(path)).isEqualTo(encoded);
  }

  @Property
  void everyPathBecomesAUriThatMeansTheSame(@ForAll @NotEmpty String segment) {
    String plain = CleanText.of(segment);
    String encoded = RequestPath.encoded("/" + plain.replace("%", "%25"));
    assertThat(URI.create("http://x" + encoded).getRawPath()).isEqualTo(encoded);
    assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).isEqualTo("/" + plain);
  }
}
