package dev.opsledger.local.simulator.github.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A repository with its workflows and runs. Renamed and deleted through {@link GitHubWorld}. */
public final class Repository {
  private final long id;
  private final Instant createdAt;
  private final List<Workflow> workflows = new CopyOnWriteArrayList<>();
  private final List<Run> runs = new ArrayList<>();
  private final DeploymentRegister deployments = new DeploymentRegister(this);
  private volatile Account owner;
  private volatile String name;
  private volatile String description;
  private volatile boolean secret;
  private volatile boolean forbidden;
  private volatile boolean actionsOff;
  private volatile TrafficSource traffic = TrafficSource.NONE;
  private volatile int retentionDays = 90;

  Repository(long id, Account owner, String name, Instant createdAt) {
    this.id = id;
    this.owner = owner;
    this.name = name;
    this.createdAt = createdAt;
  }

  /** The repository's id, which never changes. */
  public long id() {
    return id;
  }

  /** The current owner. */
  public Account owner() {
    return owner;
  }

  /** The current name. */
  public String name() {
    return name;
  }

  /** The current {@code owner/name}. */
  public String fullName() {
    return owner.login() + "/" + name;
  }

  /** When the repository was created. */
  public Instant createdAt() {
    return createdAt;
  }

  /** The description; empty if there is none. */
  public Optional<String> description() {
    return Optional.ofNullable(description);
  }

  /** Sets the description; null for none. */
  public Repository describe(String text) {
    description = text;
    return this;
  }

  /** Whether it is private, and so visible only to its own installation. */
  public boolean secret() {
    return secret;
  }

  /** Makes it private or public. */
  public Repository secret(boolean yes) {
    secret = yes;
    return this;
  }

  /** Whether all requests for it get a 403. */
  public boolean forbidden() {
    return forbidden;
  }

  /** Sets whether all requests for it get a 403. */
  public Repository forbidden(boolean yes) {
    forbidden = yes;
    return this;
  }

  /** Whether its Actions are disabled. */
  public boolean actionsOff() {
    return actionsOff;
  }

  /** Disables or enables its Actions. */
  public Repository actionsOff(boolean yes) {
    actionsOff = yes;
    return this;
  }

  /** The traffic data; {@link TrafficSource#NONE} by default. */
  public TrafficSource traffic() {
    return traffic;
  }

  /** Sets the traffic data. */
  public Repository traffic(TrafficSource source) {
    traffic = source;
    return this;
  }

  /** How many days a run is kept that is created now. */
  public int retentionDays() {
    return retentionDays;
  }

  /** Sets how many days runs are kept, from now on: those that exist keep what they had. */
  public Repository retention(int days) {
    retentionDays = days;
    return this;
  }

  /** The workflows of this repository. */
  public List<Workflow> workflows() {
    return List.copyOf(workflows);
  }

  /** Its deployments. */
  public DeploymentRegister deployments() {
    return deployments;
  }

  void replace(Workflow former, Workflow renamed) {
    workflows.replaceAll(workflow -> workflow.equals(former) ? renamed : workflow);
  }

  /** The workflow with this id or file name. */
  public Optional<Workflow> workflow(String idOrFile) {
    return workflows.stream()
        .filter(
            workflow ->
                idOrFile.equals(Long.toString(workflow.id()))
                    || idOrFile.equals(workflow.fileName()))
        .findFirst();
  }

  /** The runs that exist at a time and match a filter, newest first. */
  public synchronized List<Run> runs(RunFilter filter, Instant now) {
    return runs.stream().filter(run -> filter.lets(run, now)).toList();
  }

  void add(Workflow workflow) {
    workflows.add(workflow);
  }

  synchronized void add(Run run) {
    int place = Collections.binarySearch(runs, run, Run.NEWEST_FIRST);
    runs.add(place < 0 ? -place - 1 : place, run);
  }

  synchronized void remove(Run run) {
    runs.remove(run);
  }

  void move(Account newOwner, String newName) {
    owner = newOwner;
    name = newName;
  }
}
