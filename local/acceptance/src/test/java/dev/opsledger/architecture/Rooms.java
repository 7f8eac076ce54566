package dev.opsledger.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvent;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rooms of a context, and which of them a room may look into: only those below it. */
final class Rooms {
  static final String CONTEXT = "dev\\.opsledger\\.(?!core|github|local|bench)(\\w+)";
  private static final Pattern ROOM = Pattern.compile(CONTEXT + "(?:\\.(\\w+).*)?");

  /** Handlers and settings stand above all rooms; rooms of the same height do not share. */
  private static final Map<String, Integer> HEIGHTS =
      Map.ofEntries(
          Map.entry("", 10),
          Map.entry("api", 9),
          Map.entry("page", 8),
          Map.entry("outlet", 7),
          Map.entry("timeline", 7),
          Map.entry("overview", 6),
          Map.entry("dora", 6),
          Map.entry("identity", 5),
          Map.entry("sync", 5),
          Map.entry("publish", 5),
          Map.entry("projection", 5),
          Map.entry("seed", 5),
          Map.entry("store", 4),
          Map.entry("domain", 3));

  /** Where a class is at home. */
  private record Room(String context, String name) {
    /** The room of a class, empty for those of no context. */
    static Optional<Room> of(JavaClass type) {
      Matcher matcher = ROOM.matcher(type.getPackageName());
      return matcher.matches()
          ? Optional.of(
              new Room(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2)))
          : Optional.empty();
    }

    int height() {
      return HEIGHTS.getOrDefault(name, -1);
    }

    boolean mayLookInto(Room other) {
      return !context.equals(other.context) || equals(other) || other.height() < height();
    }
  }

  private Rooms() {}

  static ArchCondition<JavaClass> standInAKnownRoom() {
    return new ArchCondition<>("stand in one of the rooms of a context") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Room.of(type)
            .filter(room -> room.height() < 0)
            .ifPresent(room -> events.add(violated(type, type.getName() + " is in " + room)));
      }
    };
  }

  static ArchCondition<JavaClass> lookOnlyIntoRoomsBelow() {
    return new ArchCondition<>("depend only on classes of the rooms below") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Room.of(type).ifPresent(room -> addArrowsUp(type, room, events));
      }
    };
  }

  private static void addArrowsUp(JavaClass type, Room room, ConditionEvents events) {
    for (Dependency arrow : type.getDirectDependenciesFromSelf()) {
      Room.of(arrow.getTargetClass().getBaseComponentType())
          .filter(other -> !room.mayLookInto(other))
          .ifPresent(_ -> events.add(violated(type, arrow.getDescription())));
    }
  }

  private static ConditionEvent violated(JavaClass type, String message) {
    return SimpleConditionEvent.violated(type, message);
  }
}
