package dev.opsledger.oncall.api.load;

import dev.opsledger.core.rollup.Tally;
import java.util.List;
import java.util.Optional;

/**
 * The load of one service, team, policy, urgency or person.
 *
 * @param id empty for what belongs to none, such as the services without a team
 * @param name empty if it is not known
 * @param groups the groups of the tallies that count
 * @param now the tally of the period
 * @param before the tally of the period before
 */
record LoadItem(
    Optional<String> id, Optional<String> name, List<String> groups, Tally now, Tally before) {
  boolean isEmpty() {
    return now.isEmpty() && before.isEmpty();
  }
}
