package dev.edgelaw.theorems;

/** Measures instances of a statement, always the same ones. */
@FunctionalInterface
public interface Measurement {
  /**
   * Measures all instances.
   *
   * @param tally told of every one
   */
  void into(Tally tally);
}
