package dev.edgelaw.theory;

import dev.edgelaw.optim.Probe;
import dev.edgelaw.optim.TrainingState;
import java.util.Arrays;

/** Writes down the gradient imbalance of the first pair of layers before every update. */
public final class ImbalanceProbe implements Probe {
  private final double[] values;
  private int count;

  /**
   * Creates the probe for one run.
   *
   * @param steps number of updates T
   */
  public ImbalanceProbe(int steps) {
    values = new double[steps];
  }

  @Override
  public void beforeUpdate(TrainingState state) {
    values[count++] = ConservationLaws.frobenius(state.gradientNorms(), 0);
  }

  /**
   * What was seen so far.
   *
   * @return a copy
   */
  public ImbalanceTrace record() {
    return new ImbalanceTrace(Arrays.copyOf(values, count));
  }
}
