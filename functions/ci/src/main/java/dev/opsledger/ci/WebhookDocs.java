package dev.opsledger.ci;

import dev.opsledger.core.openapi.About;
import dev.opsledger.core.openapi.Answer;
import dev.opsledger.core.openapi.Describe;
import dev.opsledger.core.openapi.Documents;

/** {@link WebhookApi}, for the API's document. */
@Documents(value = WebhookApi.class, tag = "Webhooks")
interface WebhookDocs {
  @Describe(
      value = "GitHub's webhook",
      more =
          "Takes workflow_run, installation and installation_repositories events, and ignores"
              + " others; a delivery that was seen before changes nothing.",
      security = "githubSignature",
      body = Delivery.class,
      answers = {
        @Answer(
            status = 200,
            value = "what became of it",
            as = Taken.class,
            body = "{\"zen\":\"Keep it logically awesome.\"}"),
        @Answer(
            status = 400,
            value = "no JSON object, or no event's name and delivery id",
            body = "[]"),
        @Answer(status = 413, value = "the body is over 1 MB", bytes = 1_000_001)
      })
  void take(
      @About(name = "X-GitHub-Event", value = "the event's name", example = "ping") String event,
      @About(
              name = "X-GitHub-Delivery",
              value = "the delivery's id",
              example = "72d3162e-cc78-11e3-81ab-4c9367dc0958")
          String delivery);

  @About(value = "An event as GitHub sends it.", name = "GitHubEvent", type = "any")
  record Delivery() {}

  @About(value = "What became of it.", name = "GitHubTaken")
  record Taken(@About(value = "in a word", example = "ignored") String result) {}
}
