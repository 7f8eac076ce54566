package dev.opsledger.local.simulator.github.world;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All data of a simulated GitHub. Tests build it, pass it to a simulator, and may keep changing it
 * while the simulator runs. Times come from the clock, truncated to seconds.
 */
public final class GitHubWorld {
  private final Clock clock;
  private final Optional<Instant> founded;
  private final AtomicLong nextId = new AtomicLong(1_000_000);
  private final Map<Long, AppInstallation> installations = new ConcurrentSkipListMap<>();
  private final AccountRegister accounts = new AccountRegister();
  private final RepositoryRegister repositories = new RepositoryRegister();
  private final RunRegister runs = new RunRegister();
  private final GistRegister gists = new GistRegister();

  /** Creates an empty world. */
  public GitHubWorld(Clock clock) {
    this(clock, Optional.empty());
  }

  /** Creates an empty world; everything except runs and gists is created at this time. */
  public GitHubWorld(Clock clock, Instant founded) {
    this(clock, Optional.of(founded));
  }

  private GitHubWorld(Clock clock, Optional<Instant> founded) {
    this.clock = clock;
    this.founded = founded;
  }

  /** The current time, truncated to seconds as GitHub's times are. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  // Accounts and installations

  /** The organization with this login, created if necessary. */
  public Account organization(String login) {
    return accounts.named(login, () -> Account.organization(nextId.incrementAndGet(), login));
  }

  /** The user with this login, created if necessary. */
  public Account user(String login) {
    return accounts.named(login, () -> Account.user(nextId.incrementAndGet(), login));
  }

  /** The account with this login. */
  public Optional<Account> account(String login) {
    return accounts.find(login);
  }

  /** The account with this id. */
  public Optional<Account> account(long id) {
    return accounts.find(id);
  }

  /** Changes an account's login; it keeps its id and repositories, and old URLs redirect. */
  public Account rename(Account account, String login) {
    Account renamed = accounts.rename(account, login);
    gists.give(account, renamed);
    installations.values().stream()
        .filter(installation -> installation.account().id() == renamed.id())
        .forEach(installation -> installation.rename(renamed));
    repositories.follow(renamed);
    return renamed;
  }

  /** Installs the App for an organization, without any repository. */
  public AppInstallation install(String organization) {
    var installation =
        new AppInstallation(nextId.incrementAndGet(), organization(organization), birth());
    installations.put(installation.id(), installation);
    return installation;
  }

  /** Uninstalls the App from an account; its tokens become invalid. */
  public void uninstall(AppInstallation installation) {
    installations.remove(installation.id());
  }

  /** Suspends an installation. */
  public void suspend(AppInstallation installation) {
    installation.suspend(now());
  }

  /** Unsuspends an installation. */
  public void unsuspend(AppInstallation installation) {
    installation.unsuspend(now());
  }

  /** All installations, by id. */
  public List<AppInstallation> installations() {
    return List.copyOf(installations.values());
  }

  /** The installation with this id. */
  public Optional<AppInstallation> installation(long id) {
    return Optional.ofNullable(installations.get(id));
  }

  // Repositories

  /** Adds a repository to an installation and its account. */
  public Repository addRepository(AppInstallation installation, String name) {
    var repository = addRepository(installation.account(), name);
    installation.add(repository);
    return repository;
  }

  /** Adds a repository outside any installation. */
  public Repository addRepository(Account owner, String name) {
    var repository = new Repository(nextId.incrementAndGet(), owner, name, birth());
    repositories.add(repository);
    return repository;
  }

  /** Renames a repository; the old name redirects until it is taken. */
  public void rename(Repository repository, String name) {
    repositories.move(repository, repository.owner(), name);
  }

  /** Transfers a repository to another account, and from its installation to the new owner's. */
  public void transfer(Repository repository, Account owner) {
    installations.values().forEach(installation -> installation.remove(repository));
    repositories.move(repository, owner, repository.name());
    installations.values().stream()
        .filter(installation -> installation.account().id() == owner.id())
        .forEach(installation -> installation.add(repository));
  }

  /** Deletes a repository with its runs. */
  public void delete(Repository repository) {
    installations.values().forEach(installation -> installation.remove(repository));
    repositories.remove(repository);
    runs.removeAll(repository);
  }

  /** The repository with this current or former name, case-insensitive. */
  public Optional<Repository> repository(String owner, String name) {
    return repositories.find(owner + "/" + name);
  }

  /** The repository with this id. */
  public Optional<Repository> repository(long id) {
    return repositories.find(id);
  }

  /** The installation that can access a repository. */
  public Optional<AppInstallation> installationOf(Repository repository) {
    return installations.values().stream()
        .filter(installation -> installation.covers(repository))
        .findFirst();
  }

  // Workflows and runs

  /** Adds a workflow with a file of the same name. */
  public Workflow addWorkflow(Repository repository, String name) {
    return addWorkflow(repository, nextId.incrementAndGet(), name);
  }

  /** Adds a workflow with this id. */
  public Workflow addWorkflow(Repository repository, long id, String name) {
    var file = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    var workflow =
        new Workflow(id, name, ".github/workflows/" + file + ".yml", birth(), repository);
    repository.add(workflow);
    return workflow;
  }

  /** Renames a workflow; existing runs keep the old name. */
  public Workflow rename(Workflow workflow, String name) {
    var renamed =
        new Workflow(
            workflow.id(), name, workflow.path(), workflow.createdAt(), workflow.repository());
    workflow.repository().replace(workflow, renamed);
    return renamed;
  }

  /** Adds a run. */
  public Run addRun(Workflow workflow, RunDraft draft) {
    return runs.add(workflow, draft, nextId.incrementAndGet());
  }

  /** The run with this id. */
  public Optional<Run> run(long id) {
    return runs.find(id).filter(run -> run.exists(now()));
  }

  /** All runs, in no particular order. */
  public List<Run> runs() {
    return runs.at(now());
  }

  /** Moves a run to in progress. */
  public void begin(Run run) {
    run.become(run.state(now()).begin(now()));
  }

  /** Completes a run. */
  public void complete(Run run, String conclusion) {
    run.become(run.state(now()).complete(conclusion, now()));
  }

  /** Restarts a run as somebody wants it: same id and creation time, next attempt. */
  public void rerun(Run run, Account who) {
    run.become(run.state(now()).rerun(now(), who));
  }

  /** Deletes a run. */
  public void delete(Run run) {
    runs.remove(run);
  }

  // Gists

  /** Adds a gist, or replaces the one with the same id. */
  public void put(GitHubGist gist) {
    accounts.addIfNew(gist.owner());
    gists.put(gist);
  }

  /** Deletes a gist. */
  public void delete(GitHubGist gist) {
    gists.remove(gist);
  }

  /** A user's gists created by now, newest first. */
  public List<GitHubGist> gists(Account owner) {
    return gists.of(owner, now());
  }

  private Instant birth() {
    return founded.orElseGet(this::now);
  }
}
