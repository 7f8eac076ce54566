package dev.opsledger.ci.store;

import dev.opsledger.ci.domain.Archive;
import dev.opsledger.ci.domain.Owner;
import dev.opsledger.core.count.RunDays;
import dev.opsledger.core.dynamo.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The keys of the CI table.
 *
 * <pre>
 * pk                         sk             what the row holds
 * RUN#{run}                  RUN            a run with its latest attempt; also in the indexes below
 * RUN#{run}                  ATTEMPT#{n}    an earlier attempt of the run
 * RUN#{run}                  JOB#{n}#{job}  a job of an attempt
 * RUN#{run}                  PARTS          what its jobs count for, and where
 * COMMIT#{workflow}#{sha}    COMMIT         a workflow's completed attempts with a commit
 * ROLLUP#{owner}#{workflow}  {class}#{span}#{day}#{event}  what a workflow's runs count for
 * ROLLUP#{owner}#all{n}      {class}#{span}#{day}#*  the same of half of an owner's repositories
 * WORKFLOWS#{owner}          {repository}#{workflow}  how a workflow stands on its default branch
 * WORKFLOWS#{owner}          name:{repository}  the id of a repository that has or had the name
 * ATTENTION#{owner}          [!{since}#]{repository}#{workflow}  the same of broken and flaky ones
 * REPOSITORY#{repository}    COVERAGE       the sync checkpoint of a repository
 * REPOSITORY#{repository}    WORKFLOWS      the names of its workflows
 * REPOSITORY#{repository}    ARCHIVE        how far back its runs are kept
 * AGENDA                     {entry}        a repository whose older runs are to be fetched
 * BACKFILL#{installation}    LEASE, JOBS    which sync fetches older runs, or jobs of stored runs
 * JOBWALK                    {installation} how far the jobs of its stored runs were asked for
 * INSTALLATIONS              {login}        an installation, once for each name of its account
 * LIST#{list}                {page}         a page of a list of GitHub's: its ETag and next page
 * LIST#{list}                {page}#items   the items of that page
 * DELIVERY#{delivery}        DELIVERY       a webhook delivery that was processed; expires
 * DELIVERY#{delivery}        ASKED          one that GitHub was asked to repeat; expires
 * DELIVERIES                 DELIVERIES     the last look at GitHub's list of deliveries
 * APP                        APP            the permissions and events that the App lacks
 * ZONES                      ZONES          the time zones that days were ever keyed by
 * RUNDAYS#{repository}       {day}          how many runs and jobs a repository had on a day (UTC)
 * COUNTING                   DAYS           there are no runs that are in no rollup or count of days
 *
 * index                  partition key                        sort key
 * runsByDay              ownerDay     {owner}#{zone}#{day}    position
 * runsByWorkflowAndDay   workflowDay  {ownerDay}#{workflow}   position
 * openRuns               openIn       {repository}            createdAt
 * </pre>
 *
 * <p>{@code {owner}} is {@code id:} and the account's id; a former version wrote the login in lower
 * case, and such rows move when GitHub lists their run again. {@code {zone}} is the server's time
 * zone, so a server that changes its zone finds the runs of both. {@code position} is {@code
 * {repository name}#{time}#{run}} with time and run counted down from the greatest number: it sorts
 * by repository name, then newest first. {@code {entry}} is {@code
 * {installation}#{deadline}#{repository}}. {@code {class}} is {@code d} for runs on the default
 * branch, {@code o} for others; {@code {span}} is {@code D} for a day, {@code W} for a week or
 * {@code M} for a month, by its first day. A job that comes before its run has its count in the
 * run's place. The keys of {@code RUNDAYS} are defined in {@link RunDays}, because traffic reads
 * them.
 */
public final class CiKeys {
  /** The sort key of a run's row. */
  public static final String RUN = "RUN";

  public static final String ATTEMPT_PREFIX = "ATTEMPT#";
  public static final String JOB_PREFIX = "JOB#";

  public static final String PARTS = "PARTS";
  public static final String COMMIT = "COMMIT";

  static final String CHECKPOINT = "COVERAGE";
  static final String WORKFLOWS = "WORKFLOWS";
  static final String INSTALLATIONS = "INSTALLATIONS";
  static final String DELIVERY = "DELIVERY";
  static final String ARCHIVE = "ARCHIVE";
  static final String AGENDA = "AGENDA";
  static final String JOB_WALKS = "JOBWALK";
  static final String JOBS_LEASE = "JOBS";
  static final String LEASE = "LEASE";
  static final String ASKED_AGAIN = "ASKED";
  static final String DELIVERIES = "DELIVERIES";
  static final String APP = "APP";
  static final String ZONES = "ZONES";
  public static final String COUNTING = "COUNTING";
  public static final String COUNTED_IN_DAYS = "DAYS";
  static final String ITEMS_SUFFIX = "#items";

  public static final String RUNS_BY_DAY = "runsByDay";
  static final String RUNS_BY_WORKFLOW = "runsByWorkflowAndDay";
  static final String OPEN_RUNS = "openRuns";

  public static final String OWNER_DAY = "ownerDay";
  static final String WORKFLOW_DAY = "workflowDay";
  static final String POSITION = "position";
  static final String OPEN_IN = "openIn";

  private static final String RUN_PREFIX = "RUN#";
  private static final String DELIVERY_PREFIX = "DELIVERY#";

  /** Cannot begin a login, which holds letters, digits and hyphens. */
  private static final String BY_ID = "id:";

  private CiKeys() {}

  /** The key of a run's row. */
  public static Map<String, AttributeValue> run(long run) {
    return Table.key(runPk(run), RUN);
  }

  /** The partition key of everything about a run. */
  public static String runPk(long run) {
    return RUN_PREFIX + run;
  }

  /** The run of such a key. */
  public static long runOf(String runPk) {
    return Long.parseLong(runPk.substring(RUN_PREFIX.length()));
  }

  /** The sort key of an earlier attempt. */
  public static String attemptSk(long attempt) {
    return ATTEMPT_PREFIX + "%05d".formatted(attempt);
  }

  /** Sorts by attempt, then in the order in which GitHub created the jobs. */
  static String jobSk(long attempt, long job) {
    return JOB_PREFIX + "%05d#%019d".formatted(attempt, job);
  }

  /** The partition key of a workflow's attempts with a commit. */
  public static String commitPk(String workflow, String sha) {
    return "COMMIT#%s#%s".formatted(workflow, sha);
  }

  /** The partition key of everything about a repository. */
  static String repositoryPk(long repository) {
    return "REPOSITORY#" + repository;
  }

  static String leasePk(long installation) {
    return "BACKFILL#" + installation;
  }

  static String agendaPrefix(long installation) {
    return "%019d#".formatted(installation);
  }

  /** After every entry of an installation. */
  static String agendaEnd(long installation) {
    return agendaPrefix(installation) + "~";
  }

  static String agenda(Archive archive) {
    return agendaPrefix(archive.installation())
        + "%012d#%d".formatted(archive.deadline().getEpochSecond(), archive.repository().id());
  }

  /** Before every entry of older runs. */
  static String agendaRest(long installation, long repository) {
    return agendaRests(installation) + repository;
  }

  static String agendaRests(long installation) {
    return agendaPrefix(installation) + "000000000000#";
  }

  static long agendaInstallation(String entry) {
    return Long.parseLong(entry.substring(0, entry.indexOf('#')));
  }

  static long agendaRepository(String entry) {
    return Long.parseLong(entry.substring(entry.lastIndexOf('#') + 1));
  }

  static String installationSk(String login) {
    return login.toLowerCase(Locale.ROOT);
  }

  static String listPk(String list) {
    return "LIST#" + list;
  }

  static String pageSk(int page) {
    return "%05d".formatted(page);
  }

  static String pageItemsSk(int page) {
    return pageSk(page) + ITEMS_SUFFIX;
  }

  static String deliveryPk(String delivery) {
    return DELIVERY_PREFIX + delivery;
  }

  static String deliveryOf(String deliveryPk) {
    return deliveryPk.substring(DELIVERY_PREFIX.length());
  }

  /** What stands for an account in keys: its id where that is known, as its name may change. */
  public static String owner(Optional<Long> id, String login) {
    return id.map(number -> BY_ID + number).orElseGet(() -> login.toLowerCase(Locale.ROOT));
  }

  /**
   * The keys under which an owner's runs are stored.
   *
   * @param byName whether rows of a former version, which keyed them by name, may be among them
   */
  public static List<String> owners(Owner owner, boolean byName) {
    var keys = new ArrayList<String>();
    if (byName || owner.id().isEmpty()) {
      // A row that moves meanwhile goes from a name to the id: read last, the id's key finds it.
      owner.logins().stream()
          .map(name -> owner(Optional.empty(), name))
          .distinct()
          .forEach(keys::add);
    }
    owner.id().ifPresent(_ -> keys.add(owner(owner.id(), owner.login())));
    return keys;
  }

  /** The partition key of an owner's day in the index of days. */
  public static String ownerDay(String owner, ZoneId zone, LocalDate day) {
    return "%s#%s#%s".formatted(owner, zone.getId(), day);
  }

  static String workflowDay(String owner, ZoneId zone, LocalDate day, long workflow) {
    return ownerDay(owner, zone, day) + "#" + workflow;
  }

  /** Where a run stands in its day. '#' sorts before every character of a repository's name. */
  static String position(String repository, Instant createdAt, long run) {
    return "%s#%019d#%019d"
        .formatted(repository, Long.MAX_VALUE - createdAt.toEpochMilli(), Long.MAX_VALUE - run);
  }

  /** Whether a text has the form of a run's position. */
  public static boolean isPosition(String text) {
    return text.matches("[\\w.-]{1,200}#\\d{19}#\\d{19}");
  }

  static String openIn(long repository) {
    return Long.toString(repository);
  }
}
