package dev.opsledger.core.page;

/** The areas of the navigation, in its order. */
public enum PageArea {
  HOME("Today", "/"),
  CI("CI", "/ci"),
  RELEASES("Releases", "/releases"),
  ONCALL("On call", "/oncall"),
  TRAFFIC("Traffic", "/traffic"),
  LEADS("Leads", "/leads"),
  DORA("DORA", "/dora"),
  COMPLETENESS("Completeness", "/completeness"),
  /** Belongs to none of the others. */
  ELSEWHERE("", "");

  private final String label;
  private final String path;

  PageArea(String label, String path) {
    this.label = label;
    this.path = path;
  }

  String label() {
    return label;
  }

  String path() {
    return path;
  }
}
