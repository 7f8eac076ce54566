package dev.opsledger.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.LocalHost;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

class SecretsTest {
  @Test
  void aProjectsSecretIsInNoAnswerLogEventMessageOrTable() throws Exception {
    var log = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    var both = new PrintStream(log, true, StandardCharsets.UTF_8);
    System.setOut(both);
    System.setErr(both);
    var answers = new StringBuilder();
    try (Panel panel = Panel.start(Panel.plan(Map.of())).withProjects(2)) {
      panel.host.pause("ActivityAggregator");
      long id = panel.create(1);
      for (String status : new String[] {"building", "pending", "done"}) {
        answers.append(panel.report(id, status, Panel.secret(1)));
      }
      answers.append(panel.report(id, "done", Panel.secret(2)));
      answers.append(panel.get("/projects")).append(panel.get("/projects/1"));
      panel.settle();
      appendMessages(panel.host, answers);
      panel.host.resume("ActivityAggregator");
      for (String table : new String[] {"DeploymentsTable", "ActivityTable"}) {
        answers.append(panel.host.dynamo().scan(r -> r.tableName(panel.host.tableName(table))));
      }
      answers.append(panel.activity("/projects/1/activity"));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertThat(answers.toString())
        .contains("deployment.created")
        .doesNotContain("SECRET-of", Panel.APP_SECRET_KEY);
    assertThat(log.toString(StandardCharsets.UTF_8))
        .doesNotContain("SECRET-of", Panel.APP_SECRET_KEY);
  }

  /** One call gives messages of some groups only. */
  private static void appendMessages(LocalHost host, StringBuilder answers) {
    ReceiveMessageResponse some;
    do {
      some =
          host.sqs()
              .receiveMessage(
                  r -> r.queueUrl(host.queueUrl("ActivityQueue")).maxNumberOfMessages(10));
      answers.append(some);
    } while (!some.messages().isEmpty());
  }
}
