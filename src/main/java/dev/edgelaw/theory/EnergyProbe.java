package dev.edgelaw.theory;

import dev.edgelaw.optim.Probe;
import dev.edgelaw.optim.TrainingState;
import java.util.Arrays;

/** Writes down loss and gradient energy before every update. */
public final class EnergyProbe implements Probe {
  private final double[] losses;
  private final double[] energies;
  private int count;

  /**
   * Creates the probe for one run.
   *
   * @param steps number of updates T
   */
  public EnergyProbe(int steps) {
    losses = new double[steps];
    energies = new double[steps];
  }

  @Override
  public void beforeUpdate(TrainingState state) {
    losses[count] = state.loss();
    energies[count++] = state.gradientNorms().total();
  }

  /**
   * What was seen so far.
   *
   * @return a copy
   */
  public EnergyTrace record() {
    return new EnergyTrace(Arrays.copyOf(losses, count), Arrays.copyOf(energies, count));
  }
}
