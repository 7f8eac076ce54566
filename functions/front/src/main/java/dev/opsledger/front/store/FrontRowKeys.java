package dev.opsledger.front.store;

import dev.opsledger.core.text.CommitIds;
import dev.opsledger.front.domain.NamedThing;
import java.time.LocalDate;
import java.util.Locale;

/**
 * The keys of the rows of single things in the front table, of which {@link FrontKeys} has a map.
 */
public final class FrontRowKeys {
  static final String KNOWN = "KNOWN#";

  private FrontRowKeys() {}

  static String unrelated(String incident) {
    return "UNRELATED#" + incident;
  }

  static String unrelatedIncident(String pk) {
    return pk.substring(unrelated("").length());
  }

  /** The partition of a workflow's status on its repository's default branch. */
  static String branch(long workflow) {
    return "BRANCH#" + workflow;
  }

  /** The list of a repository's workflows; a name in any letter case is the same repository. */
  static String branches(String repository) {
    return "BRANCH#" + repository.toLowerCase(Locale.ROOT);
  }

  static String sent(String channel) {
    return "SENT#" + channel;
  }

  static String digest(LocalDate day) {
    return "DIGEST#" + day;
  }

  static String commits(String id) {
    return "COMMIT#" + id.substring(0, CommitIds.SHORTEST);
  }

  /** The partition of words that begin with the same letter. */
  static String names(String word) {
    return "NAME#" + word.substring(0, word.offsetByCodePoints(0, 1));
  }

  /** The sort key of one of the words by which a thing is found. No word has the separator. */
  static String name(String word, NamedThing thing) {
    return word.replace('\u0000', ' ') + "\u0000" + thing.id();
  }

  /** The id of the thing in such a sort key. */
  static String named(String sk) {
    return sk.substring(sk.indexOf('\u0000') + 1);
  }

  static String change(long deployment) {
    return "CHANGE#" + deployment;
  }

  /** The partition of the known things of a kind. */
  static String known(KnownThings.Kind kind) {
    return KNOWN + kind;
  }

  /** A repository as the unit under which its facts are listed. */
  public static String repository(String owner, String name) {
    return (owner + "/" + name).toLowerCase(Locale.ROOT);
  }

  /** The list of the deployments of a commit, however long its id is written. */
  public static String deployed(String commit) {
    return "deployed#" + commit.substring(0, Math.min(commit.length(), CommitIds.SHORTEST));
  }
}
