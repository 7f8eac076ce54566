package dev.opsledger.github;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import dev.opsledger.core.text.CleanText;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorHttp;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorRequest;
import dev.opsledger.core.vendor.VendorResponse;
import dev.opsledger.core.vendor.VendorUnavailableException;
import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A client for GitHub's REST API, version 2022-11-28. */
public final class GitHub {
  private static final int REDIRECTS = 5;
  private static final String VERSION = "2022-11-28";

  private final VendorHttp http;
  private final GitHubSettings settings;
  private final Clock clock;
  private final GitHubRateLimits limits;
  private final Map<Long, Credential> installations = new ConcurrentHashMap<>();

  /**
   * @param http sends the requests
   * @param clock dates rate limits and tokens
   */
  public GitHub(VendorHttp http, GitHubSettings settings, Clock clock) {
    this.http = http;
    this.settings = settings;
    this.clock = clock;
    this.limits = new GitHubRateLimits(clock);
  }

  /** Whether an App is configured. */
  public boolean hasApp() {
    return settings.app().isPresent();
  }

  /**
   * The credential of the App itself.
   *
   * @throws VendorRefusedException 401 if no App is configured, or not correctly
   */
  public Credential app() throws VendorRefusedException {
    if (settings.app().isEmpty()) {
      throw new VendorRefusedException(401, settings.problem().orElse("GITHUB_APP_ID is not set"));
    }
    return new AppCredential(settings.app().get(), clock);
  }

  /** The credential of an installation of the App. */
  public Credential installation(long id) {
    return installations.computeIfAbsent(id, i -> new InstallationCredential(i, this, clock));
  }

  /** The URL of a path, such as {@code /app/installations?per_page=100}. */
  public URI at(String pathAndQuery) {
    return URI.create(settings.api() + pathAndQuery);
  }

  /** Fetches a page. */
  public Page get(Credential credential, URI uri)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    return get(credential, uri, Optional.empty())
        .orElseThrow(
            () ->
                new VendorUnavailableException("GitHub answered 304 to an unconditional request"));
  }

  /**
   * Fetches a page unless its ETag is unchanged; an unchanged page does not count against the
   * primary rate limit ("Use conditional requests if appropriate").
   *
   * @return the page; empty if it is unchanged
   */
  public Optional<Page> get(Credential credential, URI uri, Optional<String> etag)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    VendorResponse response = call("GET", credential, uri, etag, null);
    return response.status() == 304 ? Optional.empty() : Optional.of(Page.of(uri, response));
  }

  /**
   * Fails while less than a tenth of the credential's rate limit is left, which is for calls that
   * cannot wait.
   */
  public void keepReserve(Credential credential) throws RateLimitedException {
    limits.checkReserve(credential);
  }

  /** Sends a command without a body, which GitHub may receive more than once. */
  public void post(Credential credential, URI uri)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    call("POST", credential, uri, Optional.empty(), null);
  }

  JsonNode createToken(long installation)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    URI uri = at("/app/installations/" + installation + "/access_tokens");
    return call("POST", app(), uri, Optional.empty(), "{}").json();
  }

  private VendorResponse call(
      String method, Credential credential, URI uri, Optional<String> etag, String body)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    URI target = uri;
    for (int redirects = 0; redirects <= REDIRECTS; redirects++) {
      VendorResponse response = authorized(method, credential, target, etag, body);
      if (!isRedirect(response.status())) {
        return checked(response, target, credential);
      }
      target = redirected(target, response);
    }
    throw new VendorRefusedException(310, "GitHub redirected more than " + REDIRECTS + " times");
  }

  private VendorResponse authorized(
      String method, Credential credential, URI uri, Optional<String> etag, String body)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    VendorResponse response = once(method, credential, uri, etag, body);
    return response.status() == 401 && credential.renew()
        ? once(method, credential, uri, etag, body)
        : response;
  }

  private VendorResponse once(
      String method, Credential credential, URI uri, Optional<String> etag, String body)
      throws RateLimitedException, VendorRefusedException, VendorUnavailableException {
    limits.check(credential);
    var headers = new LinkedHashMap<String, String>();
    headers.put("Accept", "application/vnd.github+json");
    headers.put("X-GitHub-Api-Version", VERSION);
    headers.put("User-Agent", "opsledger");
    credential.authorization().ifPresent(value -> headers.put("Authorization", value));
    etag.ifPresent(value -> headers.put("If-None-Match", value));
    byte[] bytes = null;
    if (body != null) {
      headers.put("Content-Type", "application/json");
      bytes = body.getBytes(StandardCharsets.UTF_8);
    }
    VendorResponse response = http.send(new VendorRequest(method, uri, headers, bytes));
    limits.learn(credential, response);
    return response;
  }

  private static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 307 || status == 308;
  }

  private static URI redirected(URI from, VendorResponse response) throws VendorRefusedException {
    String location =
        response
            .header("location")
            .orElseThrow(
                () ->
                    new VendorRefusedException(
                        response.status(), "GitHub sent a redirect without a location"));
    return SameOrigin.resolve(from, location);
  }

  private static VendorResponse checked(VendorResponse response, URI uri, Credential credential)
      throws VendorRefusedException, VendorUnavailableException {
    int status = response.status();
    if (status < 300 || status == 304) {
      return response;
    }
    String message = message(response);
    if (status == 401 && !(credential instanceof TokenCredential)) {
      // About the credential, not the requested resource: worth another attempt of the unit.
      throw new VendorUnavailableException("GitHub rejects the credential (401)" + message);
    }
    String answer = "GitHub answered %d to %s".formatted(status, uri.getPath());
    if (message.isEmpty()) {
      // GitHub explains each refusal; a proxy's page says nothing about the requested resource.
      throw new VendorUnavailableException(answer + " without a message of GitHub's");
    }
    throw new VendorRefusedException(status, answer + message);
  }

  private static String message(VendorResponse response) {
    try {
      return Json.text(Json.parse(response.body()), "message")
          .map(m -> ": " + CleanText.cut(Secret.hideIn(m), 200))
          .orElse("");
    } catch (MalformedJsonException e) {
      return "";
    }
  }
}
