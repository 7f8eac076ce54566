package dev.opsledger.local;

import static dev.opsledger.local.Hosts.SOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.handlers.Seen;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class QueueTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path folder;
  private LocalHost host;

  @BeforeEach
  void start() {
    Seen.forget();
    host = Hosts.inMemory().start();
  }

  private void keepData() {
    host.close();
    host = Hosts.inMemory().data(folder).start();
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void aMessageIsDoneOnce() throws Exception {
    send("WorkQueue", "hello");
    host.awaitIdle(SOON);
    assertThat(Seen.all()).containsExactly("worker hello 1");
  }

  @Test
  void onlyWhatFailedComesBackAndEndsAmongTheDeadLetters() throws Exception {
    host.pause("Worker");
    for (String each : List.of("good", "fail", "fine")) {
      send("WorkQueue", each);
    }
    host.resume("Worker");
    host.awaitIdle(SOON);
    assertThat(Seen.all())
        .containsExactlyInAnyOrder(
            "worker good 1", "worker fine 1", "worker fail 1", "worker fail 2");
    assertThat(receive("WorkDeadLetters")).extracting(Message::body).containsExactly("fail");
  }

  /** An HTML form is a request that a browser sends for any site without asking first. */
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, User-Agent: curl/8, true",
    "127.0.0.1, Origin: https://evil.example, false",
    "127.0.0.1, Origin: null, false",
    "127.0.0.1, Sec-Fetch-Site: cross-site, false",
    "evil.example, User-Agent: curl/8, false",
  })
  void noWebSitesFormReachesAQueue(String name, String header, boolean sent) throws Exception {
    host.pause("Worker");
    URI queue = URI.create(host.queueUrl("WorkQueue"));
    String form = "Action=SendMessage&Version=2012-11-05&MessageBody=forged";
    try (var socket = new Socket(queue.getHost(), queue.getPort())) {
      String request =
          """
          POST %s HTTP/1.1
          Host: %s:%d
          %s
          Content-Type: application/x-www-form-urlencoded
          Content-Length: %d
          Connection: close

          %s\
          """
              .formatted(queue.getPath(), name, queue.getPort(), header, form.length(), form);
      socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      assertThat(answer).startsWith(sent ? "HTTP/1.1 200" : "HTTP/1.1 4");
    }
    assertThat(receive("WorkQueue", 0)).hasSize(sent ? 1 : 0);
  }

  @Test
  void aCallThatFailsLeavesItsWholeBatch() throws Exception {
    send("WorkQueue", "crash");
    host.awaitIdle(SOON);
    assertThat(Seen.all()).containsExactly("worker crash 1", "worker crash 2");
    assertThat(receive("WorkDeadLetters")).hasSize(1);
  }

  @Test
  void aGroupOfAFifoQueueKeepsItsOrderWhenOneFails() throws Exception {
    host.pause("Worker");
    for (int i = 0; i < 6; i++) {
      String body = "m" + i;
      host.sqs()
          .sendMessage(
              r ->
                  r.queueUrl(host.queueUrl("OrderedQueue"))
                      .messageBody(body)
                      .messageGroupId("g" + body.charAt(1) % 2)
                      .messageDeduplicationId(body));
    }
    host.resume("Worker");
    host.awaitIdle(SOON);
    assertThat(Seen.all().stream().filter(each -> each.matches("worker m[024] 1")))
        .isSorted()
        .hasSize(3);
    assertThat(Seen.all().stream().filter(each -> each.matches("worker m[135] 1")))
        .isSorted()
        .hasSize(3);
  }

  @Test
  void messagesSurviveARestart() throws Exception {
    keepData();
    host.pause("Worker");
    host.sqs()
        .sendMessage(
            r ->
                r.queueUrl(host.queueUrl("WorkQueue"))
                    .messageBody("kept")
                    .messageAttributes(
                        Map.of(
                            "a",
                            MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("b")
                                .build())));
    host.sqs()
        .sendMessage(
            r -> r.queueUrl(host.queueUrl("WorkQueue")).messageBody("later").delaySeconds(1));
    host.close();
    assertThat(Seen.all()).isEmpty();
    host = Hosts.inMemory().data(folder).start();
    host.awaitIdle(SOON);
    assertThat(Seen.all()).containsExactlyInAnyOrder("worker kept 1", "worker later 1");
  }

  @Test
  void aStopTakesLessThanTwoSecondsAndWhatItInterruptsGoesOnAtOnce() throws Exception {
    host.close();
    host =
        Hosts.inMemory().data(folder).with("WorkQueue.Properties.VisibilityTimeout", 600).start();
    send("WorkQueue", "hang");
    awaitSeen(1);
    long began = System.nanoTime();
    host.close();
    assertThat((System.nanoTime() - began) / 1_000_000).isLessThan(2000);
    host = Hosts.inMemory().data(folder).start();
    awaitSeen(2);
    assertThat(Seen.all()).containsExactly("worker hang 1", "worker hang 2");
  }

  @Test
  void whatAKilledHostHadInHandComesAtOnceAndWhatIsDelayedDoesNot() throws Exception {
    Process killed = KilledHost.start(folder);
    killed.destroyForcibly().waitFor();
    host.close();
    host = Hosts.inMemory().data(folder).start();
    awaitSeen(2);
    assertThat(Seen.all())
        .as("at once, though in hand for ten minutes more")
        .containsExactlyInAnyOrder("worker hang 2", "worker hang in order 2");
    var delayed = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED;
    assertThat(
            host.sqs()
                .getQueueAttributes(
                    r -> r.queueUrl(host.queueUrl("WorkQueue")).attributeNames(delayed))
                .attributes())
        .containsEntry(delayed, "1");
  }

  /** Waits long for a busy machine; a message not delivered at once would take ten minutes. */
  private static void awaitSeen(int many) throws Exception {
    Seen.await(many, PATIENCE);
  }

  private void send(String queue, String body) {
    host.sqs().sendMessage(r -> r.queueUrl(host.queueUrl(queue)).messageBody(body));
  }

  private List<Message> receive(String queue) {
    return receive(queue, 2);
  }

  private List<Message> receive(String queue, int seconds) {
    return host.sqs()
        .receiveMessage(
            r ->
                r.queueUrl(host.queueUrl(queue))
                    .waitTimeSeconds(seconds)
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }
}
