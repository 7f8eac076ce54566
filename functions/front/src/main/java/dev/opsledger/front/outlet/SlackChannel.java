package dev.opsledger.front.outlet;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.vendor.VendorHttp;
import dev.opsledger.core.vendor.VendorRequest;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.front.outlet.Digest.Line;
import dev.opsledger.front.outlet.Digest.Section;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Map;

/**
 * An incoming webhook of Slack. It has no key by which Slack could tell a message that comes twice,
 * so nothing is ever sent twice.
 *
 * @param webhook its address, which is a secret
 * @param site the ledger's own address, for links
 */
record SlackChannel(VendorHttp http, Secret webhook, String site) implements Channel {
  private static final System.Logger LOG = System.getLogger(SlackChannel.class.getName());
  private static final int OK = 200;

  @Override
  public String name() {
    return "slack";
  }

  @Override
  public Outcome send(Message message) {
    byte[] body = Json.bytes(Json.object("text", text(message)));
    var request =
        new VendorRequest(
            "POST",
            URI.create(webhook.reveal()),
            Map.of("Content-Type", "application/json"),
            body,
            "the incoming webhook");
    try {
      int status = http.sendOnce(request).status();
      if (status == OK) {
        return Outcome.ACCEPTED;
      }
      LOG.log(Level.WARNING, "Slack refused a message with status " + status);
      return Outcome.REFUSED;
    } catch (VendorUnavailableException e) {
      LOG.log(Level.WARNING, "it is unknown whether Slack took a message", e);
      return e.isUnsent() ? Outcome.REFUSED : Outcome.UNKNOWN;
    }
  }

  private String text(Message message) {
    var text = new StringBuilder(link(message.path(), message.title()));
    for (Section section : message.sections()) {
      text.append("\n\n*").append(escaped(section.title())).append('*');
      for (Line line : section.lines()) {
        text.append("\n• ").append(link(line.path(), line.text()));
      }
    }
    return text.toString();
  }

  private String link(String path, String text) {
    return "<" + site + escaped(path) + "|" + escaped(text) + ">";
  }

  /**
   * Slack's three control characters, and what would end a link's text ("Formatting text for app
   * surfaces", escaping text).
   */
  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("|", "\u2223")
        .replace('\n', ' ');
  }
}
