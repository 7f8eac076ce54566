package dev.opsledger.front.domain;

import dev.opsledger.core.text.CleanText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A thing that people look for by its name.
 *
 * @param kind what it is
 * @param path identifies it among its kind; a workflow's is its organization, repository and id
 * @param name its name
 */
public record NamedThing(Kind kind, List<String> path, String name) {
  /** The most words of a name by which it is found. */
  private static final int MOST_WORDS = 8;

  private static final int SHORTEST = 2;
  private static final int LONGEST = 100;

  /** What has a name, in the order in which it is listed. */
  public enum Kind {
    ORGANIZATION,
    REPOSITORY,
    WORKFLOW,
    PROJECT,
    SERVICE,
    TEAM,
    INCIDENT,
    USER,
    RUN,
    DEPLOYMENT,
    COMMIT
  }

  public NamedThing {
    path = List.copyOf(path);
  }

  /**
   * The words by which it is found: the whole name and each of its words, in lower case, and what
   * PagerDuty calls it.
   */
  public Set<String> words() {
    Set<String> words = words(name);
    if (hasSpokenId()) {
      words.add(CleanText.cut(path.getLast().toLowerCase(Locale.ROOT), LONGEST));
    }
    return words;
  }

  /** Whether people say its id: those of services and teams stand in PagerDuty's addresses. */
  private boolean hasSpokenId() {
    return kind == Kind.SERVICE || kind == Kind.TEAM;
  }

  /** Whether this is the id that people say of it. */
  public boolean isCalled(String id) {
    return hasSpokenId() && path.getLast().equalsIgnoreCase(id);
  }

  /** The words of a name or of what somebody looks for; the first is all of it. */
  public static Set<String> words(String text) {
    var words = new LinkedHashSet<String>();
    String all = text.toLowerCase(Locale.ROOT).strip();
    words.add(CleanText.cut(all, LONGEST));
    for (String word : all.split("[^\\p{L}\\p{N}]+", -1)) {
      words.add(CleanText.cut(word, LONGEST));
    }
    words.removeIf(word -> word.length() < SHORTEST);
    return new LinkedHashSet<>(
        new ArrayList<>(words).subList(0, Math.min(words.size(), MOST_WORDS)));
  }

  /**
   * Whether its name, or the id that people say, has all of these words, or words that begin with
   * them.
   */
  public boolean answers(Set<String> wanted) {
    String all = hasSpokenId() ? name + " " + path.getLast() : name;
    String whole = all.toLowerCase(Locale.ROOT);
    return wanted.stream().allMatch(whole::contains);
  }

  /** What distinguishes it from everything else. */
  public String id() {
    return kind + "#" + String.join("/", path);
  }

  /** The thing of such an id. */
  public static Optional<NamedThing> of(String id, String name) {
    int end = id.indexOf('#');
    for (Kind kind : Kind.values()) {
      if (end > 0 && kind.name().equals(id.substring(0, end))) {
        return Optional.of(
            new NamedThing(kind, List.of(id.substring(end + 1).split("/", -1)), name));
      }
    }
    return Optional.empty();
  }
}
