package dev.opsledger.core.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.lambda.Fields;
import io.micronaut.json.tree.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Requests and answers in the payload format 2.0 of API Gateway's HTTP APIs. */
final class HttpEvents {
  private HttpEvents() {}

  static APIGatewayV2HTTPEvent read(JsonNode event) {
    JsonNode encoded = event.get("isBase64Encoded");
    return APIGatewayV2HTTPEvent.builder()
        .withVersion(Fields.text(event, "version"))
        .withRouteKey(Fields.text(event, "routeKey"))
        .withRawPath(Fields.text(event, "rawPath"))
        .withRawQueryString(Fields.text(event, "rawQueryString"))
        .withCookies(Fields.list(event, "cookies"))
        .withHeaders(Fields.map(event, "headers"))
        .withQueryStringParameters(Fields.map(event, "queryStringParameters"))
        .withPathParameters(Fields.map(event, "pathParameters"))
        .withStageVariables(Fields.map(event, "stageVariables"))
        .withBody(Fields.text(event, "body"))
        .withIsBase64Encoded(encoded != null && encoded.isBoolean() && encoded.getBooleanValue())
        .withRequestContext(context(Json.child(event, "requestContext")))
        .build();
  }

  /** Without the caller's identity, which none of the routes asks API Gateway for. */
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

  /** Without {@code multiValueHeaders}, which payload 2.0 does not know and API Gateway drops. */
  static JsonNode write(APIGatewayV2HTTPResponse response) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("statusCode", response.getStatusCode());
    fields.put("headers", headers(response));
    putUnlessNull(fields, "cookies", response.getCookies());
    putUnlessNull(fields, "body", response.getBody());
    fields.put("isBase64Encoded", response.getIsBase64Encoded());
    return Json.node(fields);
  }

  /** A header with several values is one with commas between them. */
  private static Map<String, String> headers(APIGatewayV2HTTPResponse response) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (response.getMultiValueHeaders() != null) {
      response
          .getMultiValueHeaders()
          .forEach((name, values) -> headers.put(name, String.join(", ", values)));
    }
    if (response.getHeaders() != null) {
      headers.putAll(response.getHeaders());
    }
    return headers;
  }

  private static void putUnlessNull(Map<String, Object> fields, String name, Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }
}
