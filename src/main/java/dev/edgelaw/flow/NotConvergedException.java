package dev.edgelaw.flow;

/** The equation of an implicit step was not solved within the iterations allowed. */
public final class NotConvergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int iterations;
  private final double relativeChange;

  NotConvergedException(int iterations, double relativeChange, double tolerance) {
    super(
        "implicit step not solved after %d iterations: relative change %.3g, tolerance %.3g; take a smaller step"
            .formatted(iterations, relativeChange, tolerance));
    this.iterations = iterations;
    this.relativeChange = relativeChange;
  }

  /**
   * Work done in vain.
   *
   * @return number of iterations made
   */
  public int iterations() {
    return iterations;
  }

  /**
   * How far from a solution the last iteration was.
   *
   * @return its change over the length of the half step; NaN if numbers overflowed
   */
  public double relativeChange() {
    return relativeChange;
  }
}
