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

/** Pipedrive's organizations and deals (API v2) and notes (API v1). */
public final class Pipedrive {
  /** At most this many pages, of up to 500 items each, are read for one question. */
  private static final int PAGES = 40;

  private final PipedriveHttp http;

  public Pipedrive(PipedriveHttp http) {
    this.http = http;
  }

  /** Searches for the organization of exactly this name; the search may lag and ignores case. */
  OptionalLong findOrganization(String name)
      throws RateLimitedException, VendorUnavailableException {
    return search(
        "/api/v2/organizations/search?fields=name&exact_match=true&limit=100&term=" + encode(name),
        item -> named(item, "name", name));
  }

  /** As the search, among those that changed since a time; the list does not lag. */
  OptionalLong recentOrganization(String name, Instant since)
      throws RateLimitedException, VendorUnavailableException {
    return list(
        "/api/v2/organizations?limit=500&sort_by=id&updated_since=" + time(since),
        item -> named(item, "name", name));
  }

  /** Whether an organization still exists; people delete and merge them. */
  boolean hasOrganization(long id) throws RateLimitedException, VendorUnavailableException {
    return list("/api/v2/organizations?limit=1&ids=" + id, item -> true).isPresent();
  }

  /**
   * Creates an organization. Requests that create something are not repeated: without a response,
   * their outcome is unknown.
   */
  long createOrganization(String name)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    return create("/api/v2/organizations", Json.object("name", name));
  }

  /**
   * Searches for the deal of exactly this title, in any organization, as people move deals and
   * merge organizations; the search may lag.
   */
  OptionalLong findDeal(String title) throws RateLimitedException, VendorUnavailableException {
    return search(
        "/api/v2/deals/search?fields=title&exact_match=true&limit=100&term=" + encode(title),
        item -> named(item, "title", title));
  }

  /** As the search, among those that changed since a time; the list does not lag. */
  OptionalLong recentDeal(String title, Instant since)
      throws RateLimitedException, VendorUnavailableException {
    return list(
        "/api/v2/deals?limit=500&sort_by=id&updated_since=" + time(since),
        item -> named(item, "title", title));
  }

  long createDeal(String title, long organization)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    return create("/api/v2/deals", Json.object("title", title, "org_id", organization));
  }

  /** Whether a deal has a note, ours or a person's. */
  boolean hasNote(long deal)
      throws ForbiddenException, RateLimitedException, VendorUnavailableException {
    JsonNode response = http.get("/api/v1/notes?limit=1&deal_id=" + deal);
    return !PipedriveList.notes(response).isEmpty();
  }

  void createNote(long deal, String html)
      throws ForbiddenException,
          RateLimitedException,
          VendorRefusedException,
          VendorUnavailableException {
    http.create("/api/v1/notes", Json.object("content", html, "deal_id", deal));
  }

  /** Without organizations and deals nothing can be done, so all workers pause. */
  private long create(String path, JsonNode body)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    try {
      return http.create(path, body);
    } catch (ForbiddenException e) {
      throw e.pause();
    }
  }

  private JsonNode get(String path) throws RateLimitedException, VendorUnavailableException {
    try {
      return http.get(path);
    } catch (ForbiddenException e) {
      throw e.pause();
    }
  }

  private OptionalLong search(String path, Predicate<JsonNode> matches)
      throws RateLimitedException, VendorUnavailableException {
    return walk(path, true, matches);
  }

  private OptionalLong list(String path, Predicate<JsonNode> matches)
      throws RateLimitedException, VendorUnavailableException {
    return walk(path, false, matches);
  }

  /** The smallest id of all matches: people may have made several. */
  private OptionalLong walk(String path, boolean search, Predicate<JsonNode> matches)
      throws RateLimitedException, VendorUnavailableException {
    OptionalLong found = OptionalLong.empty();
    Optional<String> cursor = Optional.empty();
    for (int page = 0; page < PAGES; page++) {
      JsonNode response = get(path + cursor.map(c -> "&cursor=" + encode(c)).orElse(""));
      PipedriveList list = search ? PipedriveList.ofSearch(response) : PipedriveList.of(response);
      for (JsonNode item : list.items()) {
        if (!deleted(item) && matches.test(item)) {
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
          "Pipedrive lists too many items to rule out that one exists");
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
