package dev.opsledger.front.outlet;

import dev.opsledger.core.log.Metrics;
import dev.opsledger.front.outlet.Channel.Message;
import dev.opsledger.front.outlet.Channel.Outcome;
import dev.opsledger.front.store.DeliveryRows;
import dev.opsledger.front.store.DeliveryRows.State;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends each message at most once on each channel. It is claimed before it is sent: whoever dies
 * between the two, or gets no answer, may have told people already, so nobody tells them again.
 * That is counted in the metric {@code UnknownMessages}. A message that was surely not taken is
 * tried again.
 */
record MessageSender(DeliveryRows rows, List<Channel> channels, Metrics metrics, Clock clock) {
  /**
   * Sends a message wherever it has not been sent.
   *
   * @param key the same for the same occasion
   * @return whether nothing is left to be done
   */
  boolean send(String key, Message message) {
    boolean done = true;
    for (Channel channel : channels) {
      done &= send(channel, key, message);
    }
    return done;
  }

  private boolean send(Channel channel, String key, Message message) {
    Optional<State> state = rows.state(channel.name(), key);
    if (state.isPresent()) {
      if (state.get() == State.CLAIMED) {
        tellUnknown(channel, key);
      }
      return true;
    }
    if (!rows.claim(channel.name(), key, clock.instant())) {
      return true;
    }
    Outcome outcome = channel.send(message);
    switch (outcome) {
      case ACCEPTED -> rows.end(channel.name(), key, State.SENT, clock.instant());
      case UNKNOWN -> tellUnknown(channel, key);
      case REFUSED -> {
        metrics.count("outlets", Map.of("RefusedMessages", 1L));
        rows.release(channel.name(), key);
      }
    }
    return outcome != Outcome.REFUSED;
  }

  private void tellUnknown(Channel channel, String key) {
    metrics.count("outlets", Map.of("UnknownMessages", 1L));
    rows.end(channel.name(), key, State.UNKNOWN, clock.instant());
  }
}
