package dev.opsledger.front.outlet;

/**
 * What a badge shows.
 *
 * @param label its left half
 * @param message its right half
 * @param color the color of its right half, by a name that shields.io knows
 */
public record Badge(String label, String message, String color) {
  static Badge neutral(String label, String message) {
    return new Badge(label, message, "lightgrey");
  }
}
