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
 * Everything that is on the simulated GitHub. A test builds it, hands it to a simulator, and may go
 * on changing it while the simulator answers. Times come from the clock, to the second.
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

  /** An empty world. */
  public GitHubWorld(Clock clock) {
    this(clock, Optional.empty());
  }

  /** An empty world where everything but runs and gists dates from one time. */
  public GitHubWorld(Clock clock, Instant founded) {
    this(clock, Optional.of(founded));
  }

  private GitHubWorld(Clock clock, Optional<Instant> founded) {
    this.clock = clock;
    this.founded = founded;
  }

  /** The present, to the second as GitHub keeps it. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  // Accounts and installations

  /** The organization of a name, made if there is none. */
  public Account organization(String login) {
    return accounts.named(login, () -> Account.organization(nextId.incrementAndGet(), login));
  }

  /** The person of a name, made if there is none. */
  public Account user(String login) {
    return accounts.named(login, () -> Account.user(nextId.incrementAndGet(), login));
  }

  /** Whoever has a name. */
  public Optional<Account> account(String login) {
    return accounts.find(login);
  }

  /** Whoever has an id. */
  public Optional<Account> account(long id) {
    return accounts.find(id);
  }

  /** Gives an account another login; its id and all it owns stay, old addresses redirect. */
  public Account rename(Account account, String login) {
    Account renamed = accounts.rename(account, login);
    gists.give(account, renamed);
    installations.values().stream()
        .filter(installation -> installation.account().id() == renamed.id())
        .forEach(installation -> installation.rename(renamed));
    repositories.follow(renamed);
    return renamed;
  }

  /** Installs the App for an organization, with no repository yet. */
  public AppInstallation install(String organization) {
    var installation =
        new AppInstallation(nextId.incrementAndGet(), organization(organization), birth());
    installations.put(installation.id(), installation);
    return installation;
  }

  /** Takes the App away from an account; its tokens die. */
  public void uninstall(AppInstallation installation) {
    installations.remove(installation.id());
  }

  /** Suspends an installation. */
  public void suspend(AppInstallation installation) {
    installation.suspend(now());
  }

  /** Ends a suspension. */
  public void unsuspend(AppInstallation installation) {
    installation.unsuspend(now());
  }

  /** By id, oldest first. */
  public List<AppInstallation> installations() {
    return List.copyOf(installations.values());
  }

  /** By id. */
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

  /** Adds a repository that no installation covers. */
  public Repository addRepository(Account owner, String name) {
    var repository = new Repository(nextId.incrementAndGet(), owner, name, birth());
    repositories.add(repository);
    return repository;
  }

  /** Gives a repository another name; the old one redirects until somebody takes it. */
  public void rename(Repository repository, String name) {
    repositories.move(repository, repository.owner(), name);
  }

  /** Gives a repository to another account, out of its installation and into that of the other. */
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

  /** By its name of today or of before, in any letter case. */
  public Optional<Repository> repository(String owner, String name) {
    return repositories.find(owner + "/" + name);
  }

  /** By id. */
  public Optional<Repository> repository(long id) {
    return repositories.find(id);
  }

  /** The installation that covers a repository. */
  public Optional<AppInstallation> installationOf(Repository repository) {
    return installations.values().stream()
        .filter(installation -> installation.covers(repository))
        .findFirst();
  }

  // Workflows and runs

  /** Adds a workflow whose file has its name. */
  public Workflow addWorkflow(Repository repository, String name) {
    return addWorkflow(repository, nextId.incrementAndGet(), name);
  }

  /** Adds a workflow with an id of the caller's choice. */
  public Workflow addWorkflow(Repository repository, long id, String name) {
    var file = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    var workflow =
        new Workflow(id, name, ".github/workflows/" + file + ".yml", birth(), repository);
    repository.add(workflow);
    return workflow;
  }

  /** Gives a workflow another name; runs of before keep the one under which they ran. */
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

  /** By id. */
  public Optional<Run> run(long id) {
    return runs.find(id).filter(run -> run.exists(now()));
  }

  /** All runs, in no order. */
  public List<Run> runs() {
    return runs.at(now());
  }

  /** A runner takes the run. */
  public void begin(Run run) {
    run.become(run.state(now()).begin(now()));
  }

  /** The run ends. */
  public void complete(Run run, String conclusion) {
    run.become(run.state(now()).complete(conclusion, now()));
  }

  /** The run starts over: the same id and creation, one attempt more. */
  public void rerun(Run run) {
    run.become(run.state(now()).rerun(now()));
  }

  /** Somebody deletes the run. */
  public void delete(Run run) {
    runs.remove(run);
  }

  // Gists

  /** Adds a gist, or replaces the one of the same id. */
  public void put(GitHubGist gist) {
    accounts.addIfNew(gist.owner());
    gists.put(gist);
  }

  /** Deletes a gist. */
  public void delete(GitHubGist gist) {
    gists.remove(gist);
  }

  /** A person's gists that exist by now, latest created first. */
  public List<GitHubGist> gists(Account owner) {
    return gists.of(owner, now());
  }

  private Instant birth() {
    return founded.orElseGet(this::now);
  }
}
