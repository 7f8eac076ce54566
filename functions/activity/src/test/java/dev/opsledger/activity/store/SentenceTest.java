package dev.opsledger.activity.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceTest {
  private static final char QUOTE = '\'';

  /** The sentence of a payload in which single quotes stand for double ones. */
  private static String sentence(String name, String payload) throws MalformedJsonException {
    return Sentence.of(name, Json.parse(payload.replace(QUOTE, '"')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "deployment.created | {'deploymentId':7,'projectName':'Shop','commitSHA':'9fceb02'}"
            + " | Deployment 7 of Shop was created for commit 9fceb02.",
        "deployment.created | {'deploymentId':7,'projectId':3}"
            + " | Deployment 7 of project 3 was created.",
        "deployment.status_changed"
            + " | {'deploymentId':7,'projectName':'Shop','from':'pending','to':'building',"
            + "'secondsInPrevious':1}"
            + " | Deployment 7 of Shop went from pending to building after 1 second.",
        "deployment.status_changed"
            + " | {'deploymentId':7,'projectName':'Shop','from':'building','to':'done',"
            + "'secondsInPrevious':90}"
            + " | Deployment 7 of Shop went from building to done after 90 seconds.",
        "deployment.cancelled | {'deploymentId':7,'projectName':'Shop','from':'pending'}"
            + " | Deployment 7 of Shop was cancelled while pending.",
        "project.url_assigned | {'projectName':'Shop','url':'https://a.example'}"
            + " | Shop got its address https://a.example.",
        "run.failed | {'workflowName':'CI','branch':'main','organization':'acme',"
            + "'repository':'web','attempt':1} | CI failed on main of acme/web.",
        "run.failed | {'workflowName':'CI','branch':'main','organization':'acme',"
            + "'repository':'web','attempt':3} | CI failed on main of acme/web in attempt 3.",
        "incident.triggered | {'number':5,'serviceName':'Search','title':'It is down.'}"
            + " | Incident 5 of Search was triggered: It is down.",
        "incident.resolved | {'title':'It is down'} | An incident was resolved: It is down.",
        "gist.found | {'user':'ada','gistId':'a1'} | ada published the gist a1.",
        "deal.made | {'user':'ada','gistId':'a1','dealId':9}"
            + " | The gist a1 of ada became deal 9.",
        "traffic.record | {'repository':'acme/web','views':90,'date':'2026-11-20','days':30}"
            + " | acme/web had 90 views on 2026-11-20, more than on any of the 30 days before.",
        "invoice.paid | {} | invoice.paid happened.",
      })
  void anEventIsToldInASentence(String name, String payload, String sentence) throws Exception {
    assertThat(sentence(name, payload)).isEqualTo(sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deployment.created",
        "deployment.status_changed",
        "deployment.cancelled",
        "project.url_assigned",
        "run.failed",
        "incident.acknowledged",
        "gist.found",
        "deal.made",
        "traffic.record",
        "anything.else"
      })
  void whatAPayloadLacksIsLeftOpen(String name) throws Exception {
    for (String payload : new String[] {"{}", "[]", "7", "{'title':{},'number':'x','user':null}"}) {
      assertThat(sentence(name, payload)).endsWith(".").doesNotContain("null", "Optional");
    }
  }
}
