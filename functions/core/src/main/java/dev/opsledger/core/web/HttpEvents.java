package dev.opsledger.core.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.lambda.Fields;
import dev.opsledger.core.text.CleanText;
import io.micronaut.json.tree.JsonNode;
import java.util.Map;

/**
 * Parses requests in payload format 2.0 of API Gateway's HTTP APIs. Headers and parameters are
 * cleaned; the body stays as it was sent.
 */
final class HttpEvents {
  private HttpEvents() {}

  static APIGatewayV2HTTPEvent read(JsonNode event) {
    return APIGatewayV2HTTPEvent.builder()
        .withVersion(Fields.text(event, "version"))
        .withRouteKey(Fields.text(event, "routeKey"))
        .withRawPath(Fields.text(event, "rawPath"))
        .withRawQueryString(Fields.text(event, "rawQueryString"))
        .withCookies(Fields.list(event, "cookies"))
        .withHeaders(clean(Fields.map(event, "headers")))
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
