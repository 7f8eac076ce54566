package dev.opsledger.gists.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import io.micronaut.json.tree.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** What deals need of Pipedrive: organizations and deals of API v2, notes of v1. */
public final class Pipedrive {
  /** 500 things a page: more pages than this are not walked for one question. */
  private static final int PAGES = 40;

  private final PipedriveHttp http;

  public Pipedrive(PipedriveHttp http) {
    this.http = http;
  }

  /** The organization of exactly this name, by the search, which may lag and ignores case. */
  OptionalLong findOrganization(String name)
      throws RateLimitedException, VendorUnavailableException {
    return search(
        "/api/v2/organizations/search?fields=name&exact_match=true&limit=100&term=" + encode(name),
        item -> named(item, "name", name));
  }

  /** The same among those that changed since a time, by the list, which does not lag. */
  OptionalLong recentOrganization(String name, Instant since)
      throws RateLimitedException, VendorUnavailableException {
    return list(
        "/api/v2/organizations?limit=500&sort_by=id&updated_since=" + time(since),
        item -> named(item, "name", name));
  }

  /** Whether an organization is still there: people delete and merge them. */
  boolean hasOrganization(long id) throws RateLimitedException, VendorUnavailableException {
    return list("/api/v2/organizations?limit=1&ids=" + id, item -> true).isPresent();
  }

  /**
   * Creates an organization. This and the other creations are sent once: without an answer, nobody
   * knows whether they took effect.
   */
  long createOrganization(String name)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    return http.create("/api/v2/organizations", Json.object("name", name));
  }

  /** The deal of exactly this title in an organization, by the search, which may lag. */
  OptionalLong findDeal(String title, long organization)
      throws RateLimitedException, VendorUnavailableException {
    return search(
        "/api/v2/deals/search?fields=title&exact_match=true&limit=100&organization_id=%d&term=%s"
            .formatted(organization, encode(title)),
        item -> named(item, "title", title));
  }

  /** The same among those that changed since a time, by the list, which does not lag. */
  OptionalLong recentDeal(String title, long organization, Instant since)
      throws RateLimitedException, VendorUnavailableException {
    return list(
        "/api/v2/deals?limit=500&sort_by=id&org_id=%d&updated_since=%s"
            .formatted(organization, time(since)),
        item -> named(item, "title", title));
  }

  long createDeal(String title, long organization)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    return http.create("/api/v2/deals", Json.object("title", title, "org_id", organization));
  }

  /** Whether a deal has a note; one that a person wrote counts too. */
  boolean hasNote(long deal) throws RateLimitedException, VendorUnavailableException {
    JsonNode answer = http.get("/api/v1/notes?limit=1&deal_id=" + deal);
    return !PipedriveList.notes(answer).isEmpty();
  }

  void createNote(long deal, String html)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    http.create("/api/v1/notes", Json.object("content", html, "deal_id", deal));
  }

  private OptionalLong search(String path, Predicate<JsonNode> wanted)
      throws RateLimitedException, VendorUnavailableException {
    return walk(path, true, wanted);
  }

  private OptionalLong list(String path, Predicate<JsonNode> wanted)
      throws RateLimitedException, VendorUnavailableException {
    return walk(path, false, wanted);
  }

  /** The smallest id of all that are wanted, should people have made several. */
  private OptionalLong walk(String path, boolean search, Predicate<JsonNode> wanted)
      throws RateLimitedException, VendorUnavailableException {
    OptionalLong found = OptionalLong.empty();
    Optional<String> cursor = Optional.empty();
    for (int page = 0; page < PAGES; page++) {
      JsonNode answer = http.get(path + cursor.map(c -> "&cursor=" + encode(c)).orElse(""));
      PipedriveList list = search ? PipedriveList.ofSearch(answer) : PipedriveList.of(answer);
      for (JsonNode item : list.items()) {
        if (!deleted(item) && wanted.test(item)) {
          long id = Json.number(item, "id").orElseThrow();
          found = OptionalLong.of(Math.min(id, found.orElse(Long.MAX_VALUE)));
        }
      }
      cursor = list.next();
      if (cursor.isEmpty()) {
        return found;
      }
    }
    if (found.isEmpty()) {
      throw new VendorUnavailableException(
          "Pipedrive lists too much to say that something is not there");
    }
    return found;
  }

  private static boolean deleted(JsonNode item) {
    JsonNode flag = item.isObject() ? item.get("is_deleted") : null;
    return flag != null && flag.isBoolean() && flag.getBooleanValue();
  }

  private static boolean named(JsonNode item, String field, String name) {
    return Json.text(item, field).filter(name::equals).isPresent();
  }

  private static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
