package dev.edgelaw.theory;

/**
 * Loss and gradient energy along a run, at W(t) before update t, one entry per update made.
 *
 * @param losses Loss(t)
 * @param energies ||G(t)||^2 over all layers
 */
public record EnergyTrace(double[] losses, double[] energies) {
  /**
   * The loss before an update.
   *
   * @param step zero-based t
   * @return NaN where the run was over
   */
  public double loss(int step) {
    return step < losses.length ? losses[step] : Double.NaN;
  }

  /**
   * The gradient energy before an update.
   *
   * @param step zero-based t
   * @return NaN where the run was over
   */
  public double energy(int step) {
    return step < energies.length ? energies[step] : Double.NaN;
  }

  /**
   * The published integral of the loss: trapezoids of unit width, so that the first and the last
   * value count half.
   *
   * @return NaN for a run without updates
   */
  public double lossIntegral() {
    return trapezoids(losses);
  }

  /**
   * The published integral of the gradient energy, in which the first update, at large learning
   * rates a third of the sum, counts half.
   *
   * @return NaN for a run without updates
   */
  public double energyIntegral() {
    return trapezoids(energies);
  }

  /**
   * The plain sum of the gradient energies.
   *
   * @return what eta times it makes of the loss drop, at small learning rates
   */
  public double energySum() {
    return sum(energies);
  }

  private static double trapezoids(double[] values) {
    return values.length == 0
        ? Double.NaN
        : sum(values) - (values[0] + values[values.length - 1]) / 2;
  }

  private static double sum(double[] values) {
    CompensatedSum sum = new CompensatedSum();
    for (double value : values) {
      sum.add(value);
    }
    return sum.value();
  }
}
