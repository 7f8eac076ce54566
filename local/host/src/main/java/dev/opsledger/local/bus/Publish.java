package dev.opsledger.local.bus;

import java.lang.System.Logger.Level;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * SNS's {@code Publish}, in AWS's query protocol. Nobody can subscribe to a topic here, so a
 * message is shown where the host's other messages are.
 */
final class Publish {
  private static final System.Logger LOG = System.getLogger("dev.opsledger.local.topic");
  private static final String FORM = "application/x-www-form-urlencoded";

  /** A response. */
  record Answer(int status, String xml) {}

  private Publish() {}

  /** Whether a request speaks the query protocol. */
  static boolean concerns(String contentType) {
    return contentType != null && contentType.startsWith(FORM);
  }

  static Answer answer(byte[] body) {
    Map<String, String> form = form(new String(body, StandardCharsets.UTF_8));
    if (!"Publish".equals(form.get("Action")) || form.getOrDefault("Message", "").isEmpty()) {
      return new Answer(
          400,
          "<ErrorResponse><Error><Type>Sender</Type><Code>InvalidAction</Code></Error>"
              + "</ErrorResponse>");
    }
    LOG.log(
        Level.INFO,
        "Published to {0}: {1}\n{2}",
        form.get("TopicArn"),
        form.getOrDefault("Subject", ""),
        form.get("Message"));
    return new Answer(
        200,
        "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishResult>"
            + "<MessageId>%s</MessageId></PublishResult></PublishResponse>"
                .formatted(UUID.randomUUID()));
  }

  private static Map<String, String> form(String body) {
    var form = new HashMap<String, String>();
    for (String field : body.split("&", -1)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        form.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
      }
    }
    return form;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
