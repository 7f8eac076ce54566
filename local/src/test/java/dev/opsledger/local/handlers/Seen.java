package dev.opsledger.local.handlers;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the handlers of these tests were given, in the order they were given it. */
public final class Seen {
  private static final List<String> ALL = new CopyOnWriteArrayList<>();

  private Seen() {}

  static void add(String what) {
    ALL.add(what);
  }

  public static List<String> all() {
    return List.copyOf(ALL);
  }

  public static List<String> startingWith(String prefix) {
    return ALL.stream().filter(each -> each.startsWith(prefix)).toList();
  }

  public static void forget() {
    ALL.clear();
  }
}
