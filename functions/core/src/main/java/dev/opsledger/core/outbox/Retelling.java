package dev.opsledger.core.outbox;

import dev.opsledger.core.concurrent.BoundedParallel;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.outbox.Outbox.Pending;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Tells rows again, with the messages that their publisher sends, for consumers that missed some of
 * them. Consumers ignore what they have: a fact carries the version of its row, an event its key.
 */
public final class Retelling {
  private static final System.Logger LOG = System.getLogger(Retelling.class.getName());

  private final BatchSender sender;
  private final Function<RowChange, List<OutboundMessage>> tell;
  private final Clock clock;

  /**
   * @param tell the messages of a row
   */
  public Retelling(
      Supplier<SqsClient> sqs, Function<RowChange, List<OutboundMessage>> tell, Clock clock) {
    this.sender = new BatchSender(sqs);
    this.tell = tell;
    this.clock = clock;
  }

  /**
   * Tells rows. A message that SQS refuses for its content is left out, as its publisher has set
   * the row aside.
   *
   * @throws IllegalStateException if SQS cannot be reached
   */
  public void tell(Collection<Row> rows) {
    var ordered = new ArrayList<Pending>();
    var loose = new ArrayList<Pending>();
    for (Row row : rows) {
      for (OutboundMessage each : tell.apply(RowChange.again(row, clock.instant()))) {
        (each.group().isPresent() ? ordered : loose).add(new Pending(null, each));
      }
    }
    var waves = new ArrayList<List<Pending>>();
    while (!loose.isEmpty()) {
      List<Pending> wave = Outbox.wave(loose);
      loose.removeAll(wave);
      waves.add(wave);
    }
    BoundedParallel.map(waves, this::send);
    while (!ordered.isEmpty()) {
      List<Pending> wave = Outbox.wave(ordered);
      send(wave);
      ordered.removeAll(wave);
    }
  }

  private int send(List<Pending> wave) {
    BatchSender.Result result = sender.send(wave);
    result.wrong().forEach((each, why) -> LOG.log(Level.WARNING, "not told again: {0}", why));
    if (result.sent().size() + result.wrong().size() < wave.size()) {
      throw new IllegalStateException("not all rows could be told again");
    }
    return wave.size();
  }
}
