package dev.opsledger.front.publish;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.opsledger.core.concurrent.Deadline;
import dev.opsledger.core.identity.IdentityMap;
import dev.opsledger.core.identity.IdentityTable;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import dev.opsledger.front.publish.PagerDutyEvents.Answer;
import dev.opsledger.front.publish.PagerDutyEvents.Finished;
import dev.opsledger.front.store.ChangeClaims;
import dev.opsledger.front.store.ChangeClaims.Claim;
import dev.opsledger.front.store.ChangeClaims.State;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Sends each finished deployment of a mapped project to PagerDuty at most once, wherever a function
 * dies: what is being sent is noted before it is sent, and is not sent again. Only an answer that
 * says that nothing was taken gives it back.
 */
public final class ChangeEvents {
  private static final System.Logger LOG = System.getLogger(ChangeEvents.class.getName());

  /** Whoever began to send longer ago than a function may run died before it knew the answer. */
  private static final Duration LONGEST_SENDING = Duration.ofMinutes(5);

  private final Optional<PagerDutyEvents> pagerDuty;
  private final IdentityTable identity;
  private final ChangeClaims claims;
  private final ChangeReport report;

  /**
   * @param pagerDuty empty while no routing key is set; then nothing is sent, not even later
   */
  public ChangeEvents(
      Optional<PagerDutyEvents> pagerDuty,
      IdentityTable identity,
      ChangeClaims claims,
      ChangeReport report) {
    this.pagerDuty = pagerDuty;
    this.identity = identity;
    this.claims = claims;
    this.report = report;
  }

  /** Sends a batch; the response names the messages that are to be delivered again. */
  public SQSBatchResponse handle(SQSEvent batch) {
    var again = new ArrayList<BatchItemFailure>();
    if (pagerDuty.isPresent()) {
      IdentityMap map = identity.read();
      for (SQSMessage message : batch.getRecords()) {
        if (!isSettled(pagerDuty.get(), map, message)) {
          again.add(new BatchItemFailure(message.getMessageId()));
        }
      }
    }
    return new SQSBatchResponse(again);
  }

  private boolean isSettled(PagerDutyEvents events, IdentityMap map, SQSMessage message) {
    try {
      Optional<Finished> deployment = Finished.of(Json.parse(message.getBody()));
      if (deployment.isEmpty()) {
        throw new MalformedJsonException("a message without a finished deployment", null);
      }
      return map.servicesOf(deployment.get().project()).isEmpty()
          || isSettled(events, deployment.get());
    } catch (MalformedJsonException | RuntimeException e) {
      LOG.log(Level.ERROR, "message " + message.getMessageId() + " could not be handled", e);
      return false;
    }
  }

  private boolean isSettled(PagerDutyEvents events, Finished deployment) {
    Deadline.check("sending a change event");
    Optional<Claim> standing = claims.take(deployment.id());
    return standing.isEmpty()
        ? end(deployment.id(), events.send(deployment))
        : isOver(deployment.id(), standing.get());
  }

  private boolean end(long deployment, Answer answer) {
    switch (answer) {
      case Answer.Taken _ -> claims.end(deployment, State.SENT);
      case Answer.Refused(int status) -> {
        report.refused(deployment, status);
        claims.end(deployment, State.REFUSED);
      }
      case Answer.Unknown(String why) -> {
        report.unanswered(deployment, why);
        claims.end(deployment, State.UNANSWERED);
      }
      case Answer.Later _ -> {
        claims.release(deployment);
        return false;
      }
    }
    return true;
  }

  /** Whether nothing is left to do for an event that somebody else claimed. */
  private boolean isOver(long deployment, Claim claim) {
    if (claim.state() != State.SENDING) {
      return true;
    }
    if (claim.at().plus(LONGEST_SENDING).isAfter(claims.clock().instant())) {
      return false;
    }
    // Told first: if this function dies in between, the next one tells it again.
    report.unanswered(deployment, "the function died before it knew the answer");
    claims.giveUp(deployment);
    return true;
  }
}
