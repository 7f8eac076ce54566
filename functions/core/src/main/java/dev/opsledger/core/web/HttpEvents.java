package dev.opsledger.core.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.lambda.Fields;
import dev.opsledger.core.text.CleanText;
import io.micronaut.json.tree.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Parses requests in payload format 2.0 of API Gateway's HTTP APIs. Headers and parameters are
 * cleaned; the body stays as it was sent.
 */
final class HttpEvents {
  private static final String ACCEPT = "accept";

  /** A type and its quality; of other parameters no route makes a difference. */
  private static final Pattern MEDIA_RANGE =
      Pattern.compile(
          "([\\w!#$&^.+*-]+/[\\w!#$&^.+*-]+)(?:\\s*;.*?(?<=[;\\s])(q=[01](?:\\.\\d{0,3})?))?(?:\\s*;.*)?");

  private HttpEvents() {}

  static APIGatewayV2HTTPEvent read(JsonNode event) {
    return APIGatewayV2HTTPEvent.builder()
        .withVersion(Fields.text(event, "version"))
        .withRouteKey(Fields.text(event, "routeKey"))
        .withRawPath(Fields.text(event, "rawPath"))
        .withRawQueryString(Fields.text(event, "rawQueryString"))
        .withCookies(Fields.list(event, "cookies"))
        .withHeaders(lenient(clean(Fields.map(event, "headers"))))
        .withQueryStringParameters(clean(Fields.map(event, "queryStringParameters")))
        .withPathParameters(clean(Fields.map(event, "pathParameters")))
        .withStageVariables(Fields.map(event, "stageVariables"))
        .withBody(Fields.text(event, "body"))
        .withIsBase64Encoded(Json.flag(event, "isBase64Encoded").orElse(false))
        .withRequestContext(context(Json.child(event, "requestContext")))
        .build();
  }

  private static Map<String, String> clean(Map<String, String> texts) {
    if (texts != null) {
      texts.replaceAll((_, value) -> CleanText.of(value));
    }
    return texts;
  }

  /**
   * Lets a client that accepts only what a route does not have get what it has, as RFC 9110 allows
   * (12.5.1): Micronaut finds no route for it otherwise. API Gateway writes names in lower case.
   */
  private static Map<String, String> lenient(Map<String, String> headers) {
    if (headers != null) {
      headers.computeIfPresent(ACCEPT, (_, types) -> accepted(types));
    }
    return headers;
  }

  private static String accepted(String types) {
    return Stream.concat(
            Arrays.stream(types.split(",", -1))
                .map(type -> MEDIA_RANGE.matcher(type.strip()))
                .filter(Matcher::matches)
                .map(
                    range ->
                        range.group(2) == null
                            ? range.group(1)
                            : range.group(1) + ";" + range.group(2)),
            Stream.of("*/*;q=0.001"))
        .collect(Collectors.joining(","));
  }

  /** Leaves out the caller's identity, as no route uses an API Gateway authorizer. */
  private static RequestContext context(JsonNode context) {
    JsonNode http = Json.child(context, "http");
    return RequestContext.builder()
        .withRequestId(Fields.text(context, "requestId"))
        .withAccountId(Fields.text(context, "accountId"))
        .withApiId(Fields.text(context, "apiId"))
        .withDomainName(Fields.text(context, "domainName"))
        .withDomainPrefix(Fields.text(context, "domainPrefix"))
        .withRouteKey(Fields.text(context, "routeKey"))
        .withStage(Fields.text(context, "stage"))
        .withTime(Fields.text(context, "time"))
        .withTimeEpoch(Json.number(context, "timeEpoch").orElse(0L))
        .withHttp(
            RequestContext.Http.builder()
                .withMethod(Fields.text(http, "method"))
                .withPath(Fields.text(http, "path"))
                .withProtocol(Fields.text(http, "protocol"))
                .withSourceIp(Fields.text(http, "sourceIp"))
                .withUserAgent(Fields.text(http, "userAgent"))
                .build())
        .build();
  }
}
