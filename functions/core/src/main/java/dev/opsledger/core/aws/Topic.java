package dev.opsledger.core.aws;

import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.core.runtime.CallObserver.Call;
import dev.opsledger.core.runtime.CallObserver.Cost;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** One SNS topic. SNS speaks AWS's query protocol, with a form as the request. */
public final class Topic {
  private static final int SERVER_ERROR = 500;
  private static final int OK = 200;

  private final AwsHttp sns;
  private final CallObserver observer;
  private final String arn;

  /** What became of a message. */
  public enum Published {
    /** SNS took it. */
    YES,
    /** SNS surely did not take it. */
    NO,
    /** No answer came, or one that does not tell. */
    UNKNOWN
  }

  Topic(AwsHttp sns, CallObserver observer, String arn) {
    this.sns = sns;
    this.observer = observer;
    this.arn = arn;
  }

  /**
   * Publishes once, without a second try: the subscribers could not tell a message that comes
   * twice.
   *
   * @param subject of e-mails, at most 99 printable ASCII characters
   */
  public Published publish(String subject, String message) {
    var call = new Call(sns.name(), "Publish", arn);
    observer.before(call);
    Published published = post(subject, message);
    observer.after(call, Cost.NOTHING);
    return published;
  }

  private Published post(String subject, String message) {
    var form = new LinkedHashMap<String, String>();
    form.put("Action", "Publish");
    form.put("Version", "2010-03-31");
    form.put("TopicArn", arn);
    form.put("Subject", subject);
    form.put("Message", message);
    try {
      int status =
          sns.post(Map.of("Content-Type", "application/x-www-form-urlencoded"), encoded(form))
              .status();
      if (status == OK) {
        return Published.YES;
      }
      return status < SERVER_ERROR ? Published.NO : Published.UNKNOWN;
    } catch (AwsHttp.UnansweredCallException e) {
      return isUnsent(e) ? Published.NO : Published.UNKNOWN;
    }
  }

  /** Whether no connection came about. */
  private static boolean isUnsent(Throwable problem) {
    return problem instanceof ConnectException
        || problem instanceof UnknownHostException
        || (problem.getCause() != null && isUnsent(problem.getCause()));
  }

  private static byte[] encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
