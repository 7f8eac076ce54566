package dev.opsledger.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.io.WireFeedInput;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.ActivityEvent;
import dev.opsledger.local.Alone;
import dev.opsledger.local.Checkout;
import dev.opsledger.local.LocalHost;
import io.micronaut.json.tree.JsonNode;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** The feed for feed readers, as one of them reads it. */
class AtomTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Instant START = Instant.parse("2026-11-01T08:00:00Z");
  private static final String HOSTILE = "]]> <script>&amp;\u202E\u0001\uD83D\uDE80";

  @TempDir static Path data;
  private static LocalHost host;
  private static String beforeTheRestart;

  @BeforeAll
  static void start() throws Exception {
    host = launch();
    tell("run-1", "run.failed", 1, run("Acme", "rocket", HOSTILE));
    tell("run-2", "run.failed", 2, run("other", "acme", "Build"));
    tell(
        "deployment-3",
        "0000000000000003-0001-0",
        "deployment.created",
        3,
        Json.object("projectId", 7L, "deploymentId", 3L));
    tell("deployment-4", "deployment.created", 4, Json.object("projectId", 8L, "deploymentId", 4L));
    tell(
        "traffic-5",
        "traffic.record",
        5,
        Json.object("repository", "acme/rocket", "views", 9L, "days", 30L, "date", "2026-11-01"));
    host.awaitIdle(Duration.ofSeconds(60));
    beforeTheRestart = get("").body();
    host.close();
    host = launch();
  }

  private static JsonNode run(String organization, String repository, String workflow) {
    return Json.object(
        "organization", organization,
        "repository", repository,
        "workflowName", workflow,
        "branch", "main");
  }

  private static LocalHost launch() {
    return Alone.of(
            LocalHost.builder()
                .template(Checkout.file("template.yaml"))
                .variables(Map.of("READ_TOKENS", "reader:feed=reading-0123456789"))
                .data(data)
                .port(0)
                .schedules(false))
        .start();
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static void tell(String id, String name, int minutes, JsonNode payload) {
    tell(id, id + "-" + minutes, name, minutes, payload);
  }

  private static void tell(String id, String key, String name, int minutes, JsonNode payload) {
    Instant at = START.plus(Duration.ofMinutes(minutes));
    var message =
        new ActivityEvent(id, key, name, at, payload).message(host.queueUrl("ActivityQueue"));
    host.sqs()
        .sendMessage(
            m ->
                m.queueUrl(message.queueUrl())
                    .messageBody(message.body())
                    .messageGroupId(message.group().orElseThrow())
                    .messageDeduplicationId(message.id()));
  }

  private static HttpResponse<String> get(String query, String... headers) throws Exception {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + host.uri().getPort() + "/activity.atom" + query))
            .header("Authorization", "Bearer reading-0123456789");
    return HTTP.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static Feed read(String xml) throws Exception {
    return (Feed) new WireFeedInput().build(new InputSource(new StringReader(xml)));
  }

  private static List<String> titles(String query) throws Exception {
    HttpResponse<String> answer = get(query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return read(answer.body()).getEntries().stream().map(Entry::getTitle).toList();
  }

  /** RFC 4287: sections 4.1.1 and 4.1.2 on what must be there, 4.2.6 on ids, 3.3 on times. */
  @Test
  void aReaderFindsEverythingThatAtomAsksFor() throws Exception {
    HttpResponse<String> answer = get("");
    assertThat(answer.headers().firstValue("content-type"))
        .contains("application/atom+xml; charset=utf-8");
    Feed feed = read(answer.body());
    assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
    assertThat(feed.getId()).startsWith("urn:uuid:");
    assertThat(feed.getTitle()).isNotBlank();
    assertThat(feed.getUpdated().toInstant()).isEqualTo(START.plus(Duration.ofMinutes(5)));
    assertThat(feed.getAuthors()).hasSize(1);
    assertThat(feed.getOtherLinks()).extracting("rel").containsExactly("self");
    assertThat(feed.getOtherLinks().getFirst().getHref()).endsWith("/activity.atom");
    assertThat(feed.getEntries()).hasSize(5);
    for (Entry entry : feed.getEntries()) {
      assertThat(entry.getId()).startsWith("urn:uuid:");
      assertThat(entry.getTitle()).isNotBlank();
      assertThat(entry.getContents()).hasSize(1);
      assertThat(entry.getUpdated()).isEqualTo(entry.getPublished());
    }
    var ids = feed.getEntries().stream().map(Entry::getId).toList();
    assertThat(new HashSet<>(ids)).hasSize(5).doesNotContain(feed.getId());
    assertThat(feed.getEntries().getLast().getTitle())
        .as("whatever a name contains is text")
        .isEqualTo("]]> <script>&amp;\u202E\uFFFD\uD83D\uDE80 failed on main of Acme/rocket.");
    assertThat(answer.body()).doesNotContain("<script>");
  }

  /** RFC 4287, section 4.2.7.2: what an entry is about, in another form. */
  @Test
  void anEntryLeadsToThePageOfWhatItIsAbout() throws Exception {
    HttpResponse<String> answer = get("");
    String site = "http://localhost:" + host.uri().getPort();
    List<Entry> entries = read(answer.body()).getEntries().reversed();
    assertThat(entries.stream().map(AtomTest::pages).toList())
        .containsExactly(
            List.of(site + "/runs/1"),
            List.of(site + "/runs/2"),
            List.of(site + "/releases?deployment=3"),
            List.of(),
            List.of(site + "/traffic"));
  }

  private static List<String> pages(Entry entry) {
    return entry.getAlternateLinks().stream().map(link -> link.getHref()).toList();
  }

  @Test
  void idsAreTheSameAfterARestart() throws Exception {
    String port = ":\\d+/";
    assertThat(get("").body().replaceAll(port, "/"))
        .isEqualTo(beforeTheRestart.replaceAll(port, "/"));
  }

  @Test
  void anUnchangedFeedIsNotSentAgain() throws Exception {
    HttpResponse<String> first = get("?source=ci");
    String tag = first.headers().firstValue("etag").orElseThrow();
    String modified = first.headers().firstValue("last-modified").orElseThrow();
    assertThat(modified).isEqualTo("Sun, 01 Nov 2026 08:02:00 GMT");
    for (String[] headers :
        List.of(
            new String[] {"If-None-Match", tag},
            new String[] {"If-None-Match", "\"x\", W/" + tag},
            new String[] {"If-Modified-Since", modified},
            new String[] {"If-Modified-Since", "Sun, 01 Nov 2026 09:00:00 GMT"})) {
      HttpResponse<String> again = get("?source=ci", headers);
      assertThat(again.statusCode()).as(String.join(" ", headers)).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(again.headers().firstValue("etag")).contains(tag);
    }
    for (String[] headers :
        List.of(
            new String[] {"If-None-Match", "\"x\""},
            new String[] {"If-None-Match", "\"x\"", "If-Modified-Since", modified},
            new String[] {"If-Modified-Since", "Sun, 01 Nov 2026 08:01:59 GMT"},
            new String[] {"If-Modified-Since", "yesterday"})) {
      assertThat(get("?source=ci", headers).statusCode())
          .as(String.join(" ", headers))
          .isEqualTo(200);
    }
    assertThat(get("?source=oncall").headers().firstValue("etag").orElseThrow())
        .as("another feed is another document")
        .isNotEqualTo(tag);
  }

  @Test
  void aReaderChoosesBySourceOrganizationAndProject() throws Exception {
    assertThat(titles("?source=ci")).hasSize(2).allMatch(each -> each.contains("failed"));
    assertThat(titles("?org=acme")).hasSize(2).noneMatch(each -> each.contains("other/acme"));
    assertThat(titles("?org=ACME&source=traffic")).singleElement().asString().contains("9 views");
    assertThat(titles("?project=7")).singleElement().asString().startsWith("Deployment 3 ");
    assertThat(titles("?project=7&org=acme")).isEmpty();
    assertThat(titles("?source=&org=&project=")).hasSize(5);
    Feed none = read(get("?project=9").body());
    assertThat(none.getUpdated().toInstant()).isEqualTo(Instant.EPOCH);
    for (String query : List.of("?source=x", "?org=a%2Fb", "?project=0", "?project=x")) {
      assertThat(get(query).statusCode()).as(query).isEqualTo(400);
    }
  }

  @Test
  void aTokenForFeedsOpensNothingElse() throws Exception {
    for (String path : List.of("/overview", "/sync", "/", "/org/acme/daily-runs")) {
      var request =
          HttpRequest.newBuilder(URI.create(host.uri() + path))
              .header("Authorization", "Bearer reading-0123456789");
      var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(path).isEqualTo(403);
      assertThat(answer.body()).contains("reader", "feed").doesNotContain("reading-");
    }
  }
}
