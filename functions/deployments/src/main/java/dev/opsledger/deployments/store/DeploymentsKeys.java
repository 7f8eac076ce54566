package dev.opsledger.deployments.store;

import dev.opsledger.core.count.DoneDays;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.text.Sha256;
import dev.opsledger.core.web.IdempotencyKey;
import dev.opsledger.deployments.domain.IsoWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The keys of the deployments table; no other class builds any.
 *
 * <pre>
 * row                      pk                       sk                        holds
 * deployment               DEPLOYMENT#{id}          DEPLOYMENT                the deployment and its latest transition
 * project                  PROJECT#{id}             PROJECT                   the project, its secret's hash, its counts
 * place in a project       PROJECT#{id}             DEPLOYMENT#{16 digits}    the id of a project's n-th deployment
 * done on a day            PROJECT#{id}             DONE#{2026-11-29}         how many deployments were done that day
 * rollup                   PROJECT#{id}             ROLLUP#{2026-11-29}#{env} what the deployments that ended that day come to
 * user                     USER#{id}                USER                      the user and counts of all deployments
 * user's week              USER#{id}                WEEK#{2026-W07}           counts of the deployments created that week
 * place among projects     PROJECTS#{page}          {place, 16 digits}        the id of a project
 * last deployment          COUNTER#DEPLOYMENTS      COUNTER                   how many there are, the last one's id
 * number of projects       COUNTER#PROJECTS         COUNTER                   how many there are
 * idempotency key          KEY#{project}#{hash}     KEY                       the deployment that it created; expires
 * GitHub's deployment      GITHUB#{GitHub's id}     GITHUB                    the deployment's id here, and what a sync has read
 * rollups of all           ROLLUPS                  CHECKPOINT                that deployments of a former version are counted
 * synced repository        REPOSITORY#{name}        CHECKPOINT                how far its deployments are read, and the list's ETag
 * synced installation      INSTALLATION#{id}        REPOSITORIES              how many repositories it has, and the list's ETag
 * </pre>
 *
 * <p>Deployments have ids without gaps, and everything that is listed has a place without gaps, so
 * the rows of a page are known from its number.
 */
public final class DeploymentsKeys {
  /** How many elements a page of a list has; also how many places a partition of projects has. */
  public static final int PAGE_SIZE = 8;

  public static final String DEPLOYMENT = "DEPLOYMENT";
  public static final String PROJECT = "PROJECT";
  public static final String USER = "USER";
  public static final String COUNTER = "COUNTER";

  static final String KEY = "KEY";
  static final String GITHUB = "GITHUB";
  static final String CHECKPOINT = "CHECKPOINT";
  static final String REPOSITORIES = "REPOSITORIES";

  /** The partition key of what is known of all rollups. */
  static final String ROLLUPS = "ROLLUPS";

  /** The counter of deployments: the id of the last one. */
  public static final String DEPLOYMENTS = "COUNTER#DEPLOYMENTS";

  /** The key of the counter of deployments. */
  static final Map<String, AttributeValue> LAST_DEPLOYMENT = Table.key(DEPLOYMENTS, COUNTER);

  /** The counter of projects. */
  public static final String PROJECTS = "COUNTER#PROJECTS";

  private static final String ROLLUP_PREFIX = "ROLLUP#";
  private static final int LONGEST_ENVIRONMENT = 200;
  private static final String PLACE_PREFIX = "DEPLOYMENT#";
  private static final String GITHUB_PREFIX = "GITHUB#";
  private static final String WEEK_PREFIX = "WEEK#";

  private DeploymentsKeys() {}

  static String deployment(long id) {
    return "DEPLOYMENT#" + id;
  }

  /** The partition key of a project, its places and its days. */
  public static String project(long id) {
    return DoneDays.pk(id);
  }

  /** The partition key of a user and the user's weeks. */
  public static String user(long id) {
    return "USER#" + id;
  }

  /** The partition key of a page of projects; a partition each, so that none is a hot spot. */
  public static String projectsPage(long page) {
    return "PROJECTS#" + page;
  }

  /** The sort key of a place among projects; sorts like the number. */
  public static String place(long number) {
    return "%016d".formatted(number);
  }

  /** The partition key of the page with a place among projects. */
  public static String projectsPageOf(long place) {
    return projectsPage((place - 1) / PAGE_SIZE + 1);
  }

  /** The key of a place among projects. */
  public static Map<String, AttributeValue> projectPlaceKey(long place) {
    return Table.key(projectsPageOf(place), place(place));
  }

  /** The place among projects in such a row's sort key. */
  public static long placeOf(Row row) {
    return Long.parseLong(row.sk());
  }

  /** The sort key of a deployment's place in its project, 1 for the oldest. */
  public static String placeInProject(long number) {
    return PLACE_PREFIX + place(number);
  }

  static boolean isPlaceInProject(Row row) {
    return row.sk().startsWith(PLACE_PREFIX);
  }

  /** The place in a project in such a row's sort key. */
  static long placeInProject(Row row) {
    return Long.parseLong(row.sk().substring(PLACE_PREFIX.length()));
  }

  /** The sort key under which a project's done deployments of a day are counted. */
  static String doneOn(Instant at) {
    return DoneDays.sk(at);
  }

  /**
   * The sort key of the rollup of an environment and a day; a name too long for a key is hashed.
   */
  static String rollup(LocalDate day, String environment) {
    boolean fits = environment.length() <= LONGEST_ENVIRONMENT;
    return ROLLUP_PREFIX + day + "#" + (fits ? environment : Sha256.hex(environment));
  }

  /** The day of a rollup. */
  static LocalDate rollupDay(String sk) {
    int begin = ROLLUP_PREFIX.length();
    return LocalDate.parse(sk.substring(begin, begin + "2026-11-29".length()));
  }

  static boolean isRollup(Row row) {
    return row.sk().startsWith(ROLLUP_PREFIX);
  }

  static String week(IsoWeek week) {
    return WEEK_PREFIX + week;
  }

  static boolean isWeek(Row row) {
    return row.sk().startsWith(WEEK_PREFIX);
  }

  static String idempotency(long project, IdempotencyKey key) {
    return "KEY#" + project + "#" + key.hash();
  }

  /** The partition key of the pointer from one of GitHub's deployments to the one here. */
  static String gitHub(long id) {
    return GITHUB_PREFIX + id;
  }

  /** GitHub's id in the key of such a pointer. */
  static long gitHubId(Row row) {
    return Long.parseLong(row.pk().substring(GITHUB_PREFIX.length()));
  }

  static Map<String, AttributeValue> gitHubKey(long id) {
    return Table.key(gitHub(id), GITHUB);
  }

  /** The partition key of a repository, whose name GitHub compares without letter case. */
  static String repository(String fullName) {
    return "REPOSITORY#" + fullName.toLowerCase(Locale.ROOT);
  }

  static String installation(long id) {
    return "INSTALLATION#" + id;
  }

  static Map<String, AttributeValue> deploymentKey(long id) {
    return Table.key(deployment(id), DEPLOYMENT);
  }

  /** The key of a project. */
  public static Map<String, AttributeValue> projectKey(long id) {
    return Table.key(project(id), PROJECT);
  }

  /** The key of a user. */
  public static Map<String, AttributeValue> userKey(long id) {
    return Table.key(user(id), USER);
  }
}
