package dev.edgelaw.theory;

/**
 * The gradient imbalance of the first pair of layers along a run.
 *
 * @param values delta_1(t) = ||G_2||^2 - ||G_1||^2 at W(t), before update t, one per update made
 */
public record ImbalanceTrace(double[] values) {

  /**
   * The imbalance before an update.
   *
   * @param step zero-based t
   * @return delta_1(t), NaN where the run was over
   */
  public double at(int step) {
    return step < values.length ? values[step] : Double.NaN;
  }

  /**
   * The part of the first update in the sum over all.
   *
   * @return |delta_1(0) / S|; NaN for a run without updates
   */
  public double firstShare() {
    return Math.abs(at(0) / sum());
  }

  /**
   * How soon half of the sum is there.
   *
   * @return smallest number of updates whose imbalances sum to half of |S| or more
   */
  public int updatesToHalf() {
    double half = Math.abs(sum()) / 2;
    CompensatedSum partial = new CompensatedSum();
    for (int step = 0; step < values.length; step++) {
      partial.add(values[step]);
      if (Math.abs(partial.value()) >= half) {
        return step + 1;
      }
    }
    return values.length;
  }

  private double sum() {
    CompensatedSum sum = new CompensatedSum();
    for (double value : values) {
      sum.add(value);
    }
    return sum.value();
  }
}
