package dev.opsledger.local;

/** Runs everything. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    IO.println("hello " + Runtime.version());
  }
}
