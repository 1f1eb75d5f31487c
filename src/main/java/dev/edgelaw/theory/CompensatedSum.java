package dev.edgelaw.theory;

/** A running sum with Neumaier's compensation: its error does not grow with the number of terms. */
public final class CompensatedSum {
  private double sum;
  private double compensation;

  /** Starts at 0. */
  public CompensatedSum() {}

  /**
   * Adds a term.
   *
   * @param term any number
   */
  public void add(double term) {
    double next = sum + term;
    compensation += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
    sum = next;
  }

  /**
   * The sum so far.
   *
   * @return the compensated value; not finite once a term was not
   */
  public double value() {
    return Double.isFinite(sum) ? sum + compensation : sum;
  }
}
