package dev.opsledger.front.outlet;

import dev.opsledger.front.outlet.Digest.Section;
import java.util.List;

/** Where people are told. */
interface Channel {
  /** What became of a message. */
  enum Outcome {
    /** It arrived. */
    ACCEPTED,
    /** It surely did not arrive. */
    REFUSED,
    /** It may have arrived: no answer came. */
    UNKNOWN
  }

  /** Its name in what is recorded; it must never change. */
  String name();

  /** Sends a message once, without a second try. */
  Outcome send(Message message);

  /**
   * A message.
   *
   * @param title its heading, which links to {@code path}
   * @param path where the whole is seen, on the ledger's own address
   * @param sections the rest, empty for a message that is only a heading
   */
  record Message(String title, String path, List<Section> sections) {
    static Message of(Digest digest) {
      return new Message(digest.title(), digest.path(), digest.sections());
    }

    static Message of(Alert alert) {
      return new Message(alert.text(), alert.path(), List.of());
    }
  }
}
