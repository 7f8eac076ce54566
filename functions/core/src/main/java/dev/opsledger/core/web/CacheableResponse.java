package dev.opsledger.core.web;

import dev.opsledger.core.text.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * Adds ETags and gzip to public responses ({@code Cache-Control: public}), which API Gateway's HTTP
 * APIs do not do. Responses with protected data are not compressed, because the compressed size
 * reveals something about the content.
 */
final class CacheableResponse {
  /** Smaller bodies are not worth compressing. */
  private static final int SMALLEST = 1_000;

  private CacheableResponse() {}

  /**
   * @param asked the request's headers by lower-case name, null for none
   */
  static GatewayResponse of(Map<String, String> asked, GatewayResponse answer) {
    boolean isPublic =
        answer.status() == 200
            && answer.body() != null
            && !answer.encoded()
            && answer.headers().get("Cache-Control").startsWith("public");
    return isPublic ? delivered(asked == null ? Map.of() : asked, answer) : answer;
  }

  private static GatewayResponse delivered(Map<String, String> asked, GatewayResponse answer) {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    String tag = tag(body);
    TreeMap<String, String> headers = answer.headers();
    headers.put("ETag", "W/" + tag);
    headers.put("Vary", "Accept-Encoding");
    if (knows(asked.getOrDefault("if-none-match", ""), tag)) {
      return new GatewayResponse(304, headers, answer.cookies(), null, false);
    }
    if (body.length < SMALLEST || !takesGzip(asked.getOrDefault("accept-encoding", ""))) {
      return answer;
    }
    headers.put("Content-Encoding", "gzip");
    String compressed = Base64.getEncoder().encodeToString(gzip(body));
    return new GatewayResponse(200, headers, answer.cookies(), compressed, true);
  }

  /** RFC 9110, section 13.1.2: {@code If-None-Match} uses weak comparison. */
  private static boolean knows(String tags, String tag) {
    return Arrays.stream(tags.split(",", -1))
        .map(each -> each.strip().replaceFirst("^W/", ""))
        .anyMatch(each -> each.equals(tag) || each.equals("*"));
  }

  /** RFC 9110, section 12.5.3: {@code Accept-Encoding}, where {@code q=0} means not acceptable. */
  private static boolean takesGzip(String encodings) {
    return Arrays.stream(encodings.split(",", -1))
        .map(each -> List.of(each.replace(" ", "").split(";", -1)))
        .anyMatch(
            each ->
                each.getFirst().equalsIgnoreCase("gzip")
                    && each.stream().noneMatch(q -> q.matches("q=0(\\.0*)?")));
  }

  private static byte[] gzip(byte[] body) {
    var out = new ByteArrayOutputStream(body.length / 4);
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String tag(byte[] body) {
    return '"' + HexFormat.of().formatHex(Sha256.bytes(body), 0, 16) + '"';
  }
}
