package dev.opsledger.core.outbox;

import dev.opsledger.core.outbox.Outbox.Pending;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Messages that travel as one message of a queue: a JSON array of their bodies, or the body of a
 * message that is alone.
 */
record Packet(List<Pending> parts) {
  private static final int MOST_PARTS = 10;

  /** Far below what SQS takes as one call, which is 256 KiB at least, in UTF-8 three bytes each. */
  private static final int MOST_CHARACTERS = 60_000;

  private static final int MOST_IN_ONE_CALL = 10;

  /** A message alone. */
  static Packet alone(Pending message) {
    return new Packet(List.of(message));
  }

  /** The calls in which messages for one queue are sent, in their order. */
  static List<List<Packet>> calls(List<Pending> messages) {
    var calls = new ArrayList<List<Packet>>();
    int size = 0;
    for (Packet packet : packets(messages)) {
      boolean fits = size + packet.size() <= MOST_CHARACTERS;
      if (calls.isEmpty() || calls.getLast().size() == MOST_IN_ONE_CALL || !fits) {
        calls.add(new ArrayList<>());
        size = 0;
      }
      calls.getLast().add(packet);
      size += packet.size();
    }
    return calls;
  }

  private static List<Packet> packets(List<Pending> messages) {
    var packets = new ArrayList<Packet>();
    for (Pending each : messages) {
      boolean joins =
          each.message().joins()
              && !packets.isEmpty()
              && packets.getLast().first().joins()
              && packets.getLast().parts().size() < MOST_PARTS
              && packets.getLast().size() + each.message().body().length() <= MOST_CHARACTERS;
      if (joins) {
        packets.getLast().parts().add(each);
      } else {
        packets.add(new Packet(new ArrayList<>(List.of(each))));
      }
    }
    return packets;
  }

  private int size() {
    return parts.stream().mapToInt(each -> each.message().body().length() + 1).sum();
  }

  OutboundMessage first() {
    return parts.getFirst().message();
  }

  String body() {
    return parts.size() == 1
        ? first().body()
        : parts.stream()
            .map(each -> each.message().body())
            .collect(Collectors.joining(",", "[", "]"));
  }
}
