package dev.opsledger.deployments.store;

import dev.opsledger.core.count.DoneDays;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.web.IdempotencyKey;
import dev.opsledger.deployments.domain.IsoWeek;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The keys of the deployments table; no other class makes any. */
public final class DeploymentsKeys {
  /** How many elements a page of a list has. */
  public static final int PAGE = 8;

  public static final String DEPLOYMENT = "DEPLOYMENT";
  public static final String PROJECT = "PROJECT";
  public static final String USER = "USER";
  public static final String COUNTER = "COUNTER";
  static final String KEY = "KEY";

  /** How many deployments there are: the last one's id. */
  public static final String DEPLOYMENTS = "COUNTER#DEPLOYMENTS";

  /** How many projects there are. */
  public static final String PROJECTS = "COUNTER#PROJECTS";

  private DeploymentsKeys() {}

  static String deployment(long id) {
    return "DEPLOYMENT#" + id;
  }

  public static String project(long id) {
    return DoneDays.pk(id);
  }

  public static String user(long id) {
    return "USER#" + id;
  }

  /** Projects are listed by id; each page is a partition, so that none is hotter than its page. */
  public static String projectsPage(long page) {
    return "PROJECTS#" + page;
  }

  /** A place in an order, as text that sorts like the number. */
  public static String place(long number) {
    return "%016d".formatted(number);
  }

  /** A deployment's place in its project, 1 for the oldest. */
  public static String placeInProject(long number) {
    return "DEPLOYMENT#" + place(number);
  }

  /** Where a project's done deployments of a day are counted. */
  static String doneOn(Instant at) {
    return DoneDays.sk(at);
  }

  static String week(IsoWeek week) {
    return "WEEK#" + week;
  }

  /** What a project's idempotency key made. */
  static String idempotency(long project, IdempotencyKey key) {
    return "KEY#" + project + "#" + key.hash();
  }

  static Map<String, AttributeValue> deploymentKey(long id) {
    return Table.key(deployment(id), DEPLOYMENT);
  }

  static Map<String, AttributeValue> projectKey(long id) {
    return Table.key(project(id), PROJECT);
  }
}
