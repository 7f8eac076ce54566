package dev.opsledger.deployments;

import dev.opsledger.core.count.DoneDays;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.web.IdempotencyKey;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The keys of the deployments table; no other class makes any. */
final class Keys {
  /** How many elements a page of a list has. */
  static final int PAGE = 8;

  static final String DEPLOYMENT = "DEPLOYMENT";
  static final String PROJECT = "PROJECT";
  static final String USER = "USER";
  static final String COUNTER = "COUNTER";
  static final String KEY = "KEY";

  /** How many deployments there are: the last one's id. */
  static final String DEPLOYMENTS = "COUNTER#DEPLOYMENTS";

  /** How many projects there are. */
  static final String PROJECTS = "COUNTER#PROJECTS";

  private Keys() {}

  static String deployment(long id) {
    return "DEPLOYMENT#" + id;
  }

  static String project(long id) {
    return DoneDays.pk(id);
  }

  static String user(long id) {
    return "USER#" + id;
  }

  /** Projects are listed by id; each page is a partition, so that none is hotter than its page. */
  static String projectsPage(long page) {
    return "PROJECTS#" + page;
  }

  /** A place in an order, as text that sorts like the number. */
  static String place(long number) {
    return "%016d".formatted(number);
  }

  /** A deployment's place in its project, 1 for the oldest. */
  static String placeInProject(long number) {
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
