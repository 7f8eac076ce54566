package dev.opsledger.front.store;

import dev.opsledger.front.domain.CounterKey;

/** The kinds of rows that hold counters, named as their partition keys begin. */
enum CounterKind {
  /** What is so at this moment. */
  NOW,
  /** All runs and deployments of a day. */
  TOTALS,
  /** An organization's runs of a day. */
  ORGANIZATIONS,
  /** A workflow's runs of a day. */
  WORKFLOWS,
  /** A workflow's runs of a day with one commit. */
  TRIES,
  /** A project's deployments that ended on a day. */
  PROJECTS,
  /** A service's open incidents. */
  SERVICES,
  /** The traffic of all repositories on a day. */
  VISITS,
  /** The traffic of one repository on a day. */
  VISITED;

  static CounterKind of(CounterKey key) {
    int end = key.pk().indexOf('#');
    return valueOf(end < 0 ? key.pk() : key.pk().substring(0, end));
  }
}
