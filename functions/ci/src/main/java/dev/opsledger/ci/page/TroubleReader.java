package dev.opsledger.ci.page;

import dev.opsledger.ci.domain.Owner;
import dev.opsledger.ci.domain.count.WorkflowState;
import dev.opsledger.ci.store.CiKeys;
import dev.opsledger.ci.store.count.WorkflowStates;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads which workflows of some owners are broken or flaky, as many as a page may read. Each owner
 * has its share, so that the flaky ones of one do not hide the broken ones of another; what is left
 * goes to the broken ones first.
 */
final class TroubleReader {
  /** The most that a page shows; a row has up to 1.3 KB. */
  private static final int MOST = 17;

  private final List<Trouble.OfOwner> found = new ArrayList<>();
  private final List<Source> sources;
  private final int share;

  /** The workflows that are listed under one key of an owner, the broken ones first. */
  private final class Source {
    private final Owner owner;
    private final Iterator<WorkflowState> states;
    private boolean mayBeBroken = true;

    Source(Owner owner, Iterator<WorkflowState> states) {
      this.owner = owner;
      this.states = states;
    }

    /** Takes at most so many, without a look at whether there are more. */
    void take(int most) {
      for (int i = 0; i < most && isRoom() && hasNext(); i++) {
        next();
      }
    }

    void takeBroken() {
      while (mayBeBroken && isRoom() && hasNext()) {
        next();
      }
    }

    private boolean hasNext() {
      boolean any = states.hasNext();
      mayBeBroken &= any;
      return any;
    }

    private void next() {
      WorkflowState state = states.next();
      mayBeBroken = state.broken().isPresent();
      found.add(new Trouble.OfOwner(owner, state));
    }
  }

  TroubleReader(WorkflowStates states, List<Owner> owners) {
    long keys = owners.stream().mapToLong(owner -> CiKeys.owners(owner, true).size()).sum();
    share = (int) Math.max(1, (MOST + 1) / Math.max(1, keys));
    sources =
        owners.stream()
            .flatMap(
                owner ->
                    CiKeys.owners(owner, true).stream()
                        .map(key -> new Source(owner, states.needingAttention(key, share))))
            .toList();
  }

  /** One more than is shown is read: it tells whether there are more. */
  private boolean isRoom() {
    return found.size() <= MOST;
  }

  Trouble read() {
    sources.forEach(source -> source.take(share));
    sources.forEach(Source::takeBroken);
    sources.forEach(source -> source.take(MOST + 1));
    if (isRoom()) {
      return new Trouble(found, false, false);
    }
    Stream<Trouble.OfOwner> broken = found.stream().filter(TroubleReader::isBroken);
    Stream<Trouble.OfOwner> flaky = found.stream().filter(each -> !isBroken(each));
    List<Trouble.OfOwner> shown = Stream.concat(broken, flaky).limit(MOST).toList();
    boolean moreBroken = found.stream().allMatch(TroubleReader::isBroken);
    return new Trouble(shown, moreBroken || sources.stream().anyMatch(s -> s.mayBeBroken), true);
  }

  private static boolean isBroken(Trouble.OfOwner each) {
    return each.state().broken().isPresent();
  }
}
