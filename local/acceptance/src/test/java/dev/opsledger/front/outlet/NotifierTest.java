package dev.opsledger.front.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.front.FrontHost;
import dev.opsledger.front.Told;
import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.server.Fault;
import dev.opsledger.local.simulator.slack.SlackSimulator;
import dev.opsledger.local.simulator.sns.TopicSimulator;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What people are told in Slack, by the function that asks each minute what is due. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NotifierTest {
  /** A Monday morning. */
  private static final Instant MORNING = Instant.parse("2026-11-23T06:00:00Z");

  private static final String HOSTILE = "<!channel> & <https://evil.example|click> \u202E";
  private static SlackSimulator slack;
  private static TopicSimulator topic;
  private static FrontHost front;

  @BeforeAll
  static void start() {
    var clock = new SettableClock(MORNING.toString());
    slack = SlackSimulator.start(clock);
    topic = TopicSimulator.start(clock);
    var settings = new HashMap<>(slack.settings());
    settings.putAll(topic.settings());
    settings.put("DIGEST_AT", "08:30");
    settings.put("ALERT_OPEN_MINUTES", "60");
    settings.put("TIME_ZONE", "Europe/Berlin");
    front = new FrontHost(MORNING, settings, _ -> CallObserver.NONE);
  }

  @AfterAll
  static void stop() {
    front.close();
    slack.close();
    topic.close();
  }

  private static void minute() throws Exception {
    front.clock.advance(Duration.ofMinutes(1));
    front.host.invoke("FrontNotifier", "{\"source\":\"aws.events\",\"detail\":{}}");
  }

  private static Fact run(long id, long workflow, String conclusion, Instant at) {
    return new Told.Run(
            id, "acme", workflow, "c" + id, "completed", Optional.of(conclusion), 1, at, 60)
        .fact(1);
  }

  private static List<String> since(int before) {
    return slack.messages().subList(before, slack.messages().size());
  }

  @Test
  @Order(1)
  void aWorkflowThatTurnsIsToldOnceAndWithALink() throws Exception {
    front.project(List.of(run(1, 15, "success", MORNING)));
    minute();
    assertThat(slack.messages()).as("nothing has turned").isEmpty();
    front.project(List.of(run(2, 15, "failure", MORNING.plusSeconds(10))));
    minute();
    minute();
    assertThat(slack.messages()).hasSize(1);
    assertThat(slack.messages().getFirst())
        .matches(
            "<http://[^|]+/runs/2\\|Workflow 15 of acme/repository-1 fails on the default"
                + " branch>");
    front.project(List.of(run(3, 15, "failure", MORNING.plusSeconds(20))));
    minute();
    assertThat(slack.messages()).as("it was broken before").hasSize(1);
    front.project(List.of(run(4, 15, "success", MORNING.plusSeconds(30))));
    front.project(List.of(run(5, 15, "failure", MORNING.plusSeconds(15))));
    minute();
    minute();
    assertThat(since(1)).singleElement().asString().contains("runs/4|", "passes again");
  }

  @Test
  @Order(2)
  void anIncidentThatStaysOpenIsToldOnce() throws Exception {
    int before = slack.messages().size();
    Instant opened = front.clock.instant();
    front.project(List.of(incident("Q1", opened, HOSTILE), incident("Q2", opened, "Closed soon")));
    minute();
    assertThat(since(before)).isEmpty();
    front.clock.advance(Duration.ofMinutes(59));
    front.project(List.of(Told.incident(2, "Q2", "P1", "resolved", opened)));
    minute();
    minute();
    assertThat(since(before)).hasSize(1);
    assertThat(since(before).getFirst())
        .contains("/incidents/Q1|", "more than 60 minutes", "&lt;!channel&gt; &amp; ")
        .doesNotContain("<!channel>", "|click");
  }

  private static Fact incident(String id, Instant at, String title) throws Exception {
    Fact fact = Told.incident(1, id, "P1", "triggered", at);
    var payload = (ObjectNode) FrontHost.json(Json.text(fact.payload()));
    payload.put("title", title).put("urgency", "high");
    return new Fact(
        fact.source(), fact.kind(), id, fact.version(), at, Json.parse(payload.toString()));
  }

  /** What the digest says, and where each of its links leads. */
  @Test
  @Order(3)
  void theDigestIsToldOnceAndItsLinksShowTheSame() throws Exception {
    int before = slack.messages().size();
    // To seven in the morning in Berlin, on Tuesday.
    front.clock.advance(Duration.between(front.clock.instant(), MORNING.plus(Duration.ofDays(1))));
    Instant yesterday = MORNING.plusSeconds(7_200);
    front.project(
        List.of(
            run(10, 16, "success", yesterday),
            run(11, 16, "failure", yesterday.plusSeconds(1)),
            Told.deployment(1, 5, 7, "failed", yesterday)));
    minute();
    assertThat(since(before)).noneMatch(each -> each.contains("Digest"));
    front.clock.advance(Duration.ofMinutes(90));
    minute();
    minute();
    List<String> told = since(before).stream().filter(each -> each.contains("Digest")).toList();
    assertThat(told).hasSize(1);
    assertToldOnTheTopic();
    String digest = told.getFirst();
    assertThat(digest)
        .startsWith("<http")
        .contains("/digest?date=2026-11-24|Digest of Tuesday, 24 November 2026>")
        .contains(
            "/ci/acme?from=2026-11-23&amp;to=2026-11-23|Monday, 23 November: 7 runs, 4 failed (")
        .contains("/releases?from=2026-11-23&amp;to=2026-11-23|Monday, 23 November: deployments: 0")
        .contains("/releases?deployment=5|Deployment 5 of Project 7 failed")
        .contains("/oncall?status=open|1 open")
        .contains("Workflow 16 of acme/repository-1 fails since Mon 09:00")
        .contains("1 open: 1 triggered, 0 acknowledged")
        .doesNotContain(slack.address());
    Matcher links = Pattern.compile("<http://[^/|]+(/[^|]*)\\|([^>]*)>").matcher(digest);
    int seen = 0;
    while (links.find()) {
      var page = front.get(links.group(1).replace("&amp;", "&"), "Accept", "text/html,*/*");
      assertThat(page.statusCode()).as(links.group(1)).isIn(200, 404);
      if (links.group(1).startsWith("/digest")) {
        assertThat(page.body()).contains(links.group(2));
        seen++;
      }
    }
    assertThat(seen).isEqualTo(1);
    String text = front.get("/digest?date=2026-11-24").body();
    front.project(List.of(run(12, 16, "failure", front.clock.instant())));
    assertThat(front.get("/digest?date=2026-11-24").body()).as("as it was told").isEqualTo(text);
  }

  /** Its subscribers read the same as plain text, once. */
  private static void assertToldOnTheTopic() {
    List<TopicSimulator.Published> digests =
        topic.messages().stream().filter(each -> each.subject().contains("Digest")).toList();
    assertThat(digests).hasSize(1);
    assertThat(digests.getFirst().subject())
        .isEqualTo("opsledger: Digest of Tuesday, 24 November 2026");
    assertThat(digests.getFirst().text())
        .startsWith("Digest of Tuesday, 24 November 2026\nhttp://")
        .contains("/digest?date=2026-11-24\n")
        .contains("- Monday, 23 November: deployments: 0 done, 1 failed (no earlier ")
        .contains("- Workflow 16 of acme/repository-1 fails since Mon 09:00\n  http://")
        .doesNotContain(slack.address());
    assertThat(topic.messages())
        .extracting(TopicSimulator.Published::subject)
        .doesNotHaveDuplicates()
        .anyMatch(subject -> subject.contains("Workflow 15 of acme/repository-1 fails"))
        .anyMatch(subject -> subject.endsWith("...") && subject.length() == 99);
  }

  /** Channels do not wait for each other, and what one refuses is not told again on another. */
  @Test
  @Order(6)
  void aTopicThatRefusesIsTriedAgainAndALostAnswerCountsAsSent() throws Exception {
    int before = topic.messages().size();
    int inSlack = slack.messages().size();
    topic.faults().next(_ -> true, Fault.status(403));
    front.project(List.of(run(30, 16, "success", front.clock.instant())));
    minute();
    assertThat(topic.messages()).hasSize(before);
    minute();
    assertThat(topic.messages()).hasSize(before + 1);
    topic.faults().next(_ -> true, new Fault.LostAnswer());
    front.project(List.of(run(31, 16, "failure", front.clock.instant())));
    minute();
    minute();
    assertThat(topic.messages()).hasSize(before + 2);
    topic.faults().next(_ -> true, Fault.status(500));
    front.project(List.of(run(32, 16, "success", front.clock.instant())));
    minute();
    minute();
    assertThat(topic.messages()).as("a server's error may have come too late").hasSize(before + 2);
    assertThat(slack.messages()).hasSize(inSlack + 3);
  }

  @Test
  @Order(4)
  void whatSlackRefusesIsTriedAgainAndALostAnswerCountsAsSent() throws Exception {
    int before = slack.messages().size();
    slack.faults().next(_ -> true, Fault.status(503));
    front.project(List.of(run(20, 16, "success", front.clock.instant())));
    minute();
    assertThat(since(before)).isEmpty();
    minute();
    assertThat(since(before)).hasSize(1);
    slack.faults().next(_ -> true, new Fault.LostAnswer());
    front.project(List.of(run(21, 16, "failure", front.clock.instant())));
    minute();
    minute();
    assertThat(since(before)).hasSize(2);
  }

  @Test
  @Order(5)
  void dateAndFormOfADigest() {
    assertThat(front.get("/digest").headers().firstValue("content-type"))
        .contains("text/plain; charset=utf-8");
    var headers = front.get("/digest", "Accept", "text/html,*/*").headers();
    assertThat(headers.firstValue("content-type")).contains("text/html; charset=utf-8");
    assertThat(headers.firstValue("content-security-policy")).isPresent();
    assertThat(front.get("/digest?date=").statusCode()).isEqualTo(200);
    assertThat(front.get("/digest?date=2026-11-25").statusCode()).isEqualTo(400);
    assertThat(front.get("/digest?date=x").statusCode()).isEqualTo(400);
    assertThat(front.get("/digest?date=2026-10-01").statusCode()).isEqualTo(404);
  }
}
