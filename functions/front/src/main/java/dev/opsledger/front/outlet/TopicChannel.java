package dev.opsledger.front.outlet;

import dev.opsledger.core.aws.Topic;
import dev.opsledger.front.outlet.Digest.Line;
import dev.opsledger.front.outlet.Digest.Section;
import java.lang.System.Logger.Level;

/**
 * The topic that alarms are told on. Whoever subscribed to it gets an e-mail, so its messages are
 * plain text. SNS has no key by which it could tell a message that comes twice.
 *
 * @param site the ledger's own address, for links
 */
record TopicChannel(Topic topic, String site) implements Channel {
  private static final System.Logger LOG = System.getLogger(TopicChannel.class.getName());

  /** An e-mail's subject is shorter than 100 characters (SNS, {@code Publish}). */
  private static final int LONGEST = 99;

  @Override
  public String name() {
    return "topic";
  }

  @Override
  public Outcome send(Message message) {
    return switch (topic.publish(subject(message.title()), text(message))) {
      case YES -> Outcome.ACCEPTED;
      case NO -> {
        LOG.log(Level.WARNING, "SNS refused a message");
        yield Outcome.REFUSED;
      }
      case UNKNOWN -> {
        LOG.log(Level.WARNING, "it is unknown whether SNS took a message");
        yield Outcome.UNKNOWN;
      }
    };
  }

  /** A subject is ASCII, without control characters. */
  static String subject(String title) {
    String ascii = "opsledger: " + title.replaceAll("[^ -~]", "?");
    return ascii.length() > LONGEST ? ascii.substring(0, LONGEST - 3) + "..." : ascii;
  }

  private String text(Message message) {
    var text =
        new StringBuilder(oneLine(message.title())).append('\n').append(link(message.path()));
    for (Section section : message.sections()) {
      text.append('\n').append(section.title()).append('\n');
      for (Line line : section.lines()) {
        text.append("- ").append(oneLine(line.text())).append('\n');
        if (!line.path().equals(message.path())) {
          text.append("  ").append(link(line.path()));
        }
      }
    }
    return text.toString();
  }

  private static String oneLine(String text) {
    return text.replace('\n', ' ');
  }

  private String link(String path) {
    return site + path + "\n";
  }
}
