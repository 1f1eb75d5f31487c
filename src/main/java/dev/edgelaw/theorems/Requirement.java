package dev.edgelaw.theorems;

/** What every number that a check measures must satisfy. */
public sealed interface Requirement {
  /**
   * How safely a number satisfies it.
   *
   * @param value a measured number
   * @return at least 0 if it does, and the smaller the closer it came; negative or NaN if it does
   *     not
   */
  double margin(double value);

  /**
   * Whether a number satisfies it.
   *
   * @param value a measured number
   * @return false for NaN
   */
  default boolean met(double value) {
    return margin(value) >= 0;
  }

  /**
   * The bound alone, for tables.
   *
   * @return for example {@code <= 1e-13}
   */
  String text();

  /**
   * An error that must stay small.
   *
   * @param tolerance largest value allowed
   */
  record AtMost(double tolerance) implements Requirement {
    @Override
    public double margin(double value) {
      return tolerance - value;
    }

    @Override
    public String text() {
      return "<= " + plain(tolerance);
    }
  }

  /**
   * A gap that must not close, as of a counterexample.
   *
   * @param bound smallest value allowed
   */
  record AtLeast(double bound) implements Requirement {
    @Override
    public double margin(double value) {
      return value - bound;
    }

    @Override
    public String text() {
      return ">= " + plain(bound);
    }
  }

  /**
   * A figure within a range.
   *
   * @param low smallest value allowed
   * @param high largest value allowed
   */
  record Between(double low, double high) implements Requirement {
    @Override
    public double margin(double value) {
      return Math.min(value - low, high - value);
    }

    @Override
    public String text() {
      return "in [%s, %s]".formatted(plain(low), plain(high));
    }
  }

  /** A figure that is shown and not judged, as long as it is a number. */
  record Reported() implements Requirement {
    @Override
    public double margin(double value) {
      return Double.isFinite(value) ? 1 / (1 + Math.abs(value)) : Double.NaN;
    }

    @Override
    public String text() {
      return "shown";
    }
  }

  private static String plain(double value) {
    String text = Double.toString(value);
    return text.endsWith(".0")
        ? text.substring(0, text.length() - 2)
        : text.replace(".0E", "e").replace("E", "e");
  }
}
