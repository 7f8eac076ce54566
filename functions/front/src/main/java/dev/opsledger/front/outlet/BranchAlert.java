package dev.opsledger.front.outlet;

import dev.opsledger.front.domain.BranchStatus;

/** Says that a workflow turned red or green again. */
final class BranchAlert {
  private BranchAlert() {}

  static Alert of(BranchStatus status) {
    String turned = status.broken() ? "fails" : "passes again";
    return new Alert(
        "branch#%d#%d#%s".formatted(status.workflow(), status.first().id(), status.broken()),
        "%s of %s %s on the default branch".formatted(status.name(), status.fullName(), turned),
        path(status));
  }

  /** The run with which it turned. */
  static String path(BranchStatus status) {
    return PageLinks.run(status.first().id());
  }
}
