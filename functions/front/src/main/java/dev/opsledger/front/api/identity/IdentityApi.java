package dev.opsledger.front.api.identity;

import dev.opsledger.core.access.OperateRoute;
import dev.opsledger.core.access.ReadAccess;
import dev.opsledger.core.access.ReadRoute;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.identity.IdentityEntry;
import dev.opsledger.core.identity.IdentityMap;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.web.RawBody;
import dev.opsledger.core.web.RequestCaller;
import dev.opsledger.front.identity.IdentityService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Put;
import io.micronaut.json.tree.JsonNode;

/** {@code /identity}: which repositories, projects, services and teams belong together. */
@Controller("/identity")
final class IdentityApi {
  private final IdentityService identity;
  private final ReadAccess access;

  IdentityApi(IdentityService identity, ReadAccess access) {
    this.identity = identity;
    this.access = access;
  }

  @Get
  @ReadRoute
  HttpResponse<String> read() {
    IdentityMap map = identity.read();
    return answer(map);
  }

  @Put(consumes = "*/*")
  @OperateRoute
  HttpResponse<String> change(
      HttpRequest<?> request, @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    IdentityBody body = IdentityBody.parse(RawBody.of(request));
    return answer(identity.change(revision(ifMatch, body), body.entries(), actor(request, body)));
  }

  private static long revision(String ifMatch, IdentityBody body) {
    if (ifMatch != null) {
      String tag = ifMatch.strip();
      if (!tag.matches("\"[0-9]{1,15}\"")) {
        throw RequestException.invalid(
            "If-Match must be the ETag with which the map was read, such as \"3\"");
      }
      long revision = Long.parseLong(tag.substring(1, tag.length() - 1));
      if (body.revision().filter(given -> given != revision).isPresent()) {
        throw RequestException.invalid("If-Match and revision differ");
      }
      return revision;
    }
    return body.revision()
        .orElseThrow(
            () ->
                RequestException.invalid(
                    "say which revision you changed, as revision or If-Match, so that nobody"
                        + " else's change is lost"));
  }

  /** Who changes the map: the credential, and the name that was given besides. */
  private String actor(HttpRequest<?> request, IdentityBody body) {
    String credential =
        access.open()
            ? "anybody (no token is set)"
            : access.caller(request).filter(RequestCaller::byCookie).isPresent()
                ? "a signed-in browser"
                : "the operate token";
    return body.by().map(name -> name + ", with " + credential).orElse(credential);
  }

  private HttpResponse<String> answer(IdentityMap map) {
    JsonNode json =
        Json.object(
            "revision", map.revision(),
            "changed_at", map.changed().map(IdentityMap.Change::at),
            "changed_by", map.changed().map(IdentityMap.Change::by),
            "entries", map.entries().stream().map(IdentityEntry::json).toList(),
            "proposals",
                identity.proposals(map).stream()
                    .map(each -> Json.object("why", each.why(), "entry", each.entry().json()))
                    .toList());
    return HttpResponse.ok(Json.text(json)).header(HttpHeaders.ETAG, "\"" + map.revision() + "\"");
  }
}
