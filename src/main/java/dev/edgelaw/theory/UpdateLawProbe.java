package dev.edgelaw.theory;

import dev.edgelaw.kernel.MatrixLayout;
import dev.edgelaw.net.ParameterLayout;
import dev.edgelaw.optim.Probe;
import dev.edgelaw.optim.TrainingState;

/**
 * Holds every single update against {@link DriftLaws#afterDescent}, for each pair of layers with
 * its bias term.
 *
 * <p>Squares are summed with compensation: plain sums of the 40 000 weights between layers of 200
 * neurons are off by 1e-14, which would be all that is seen of a law that holds to 1e-15.
 */
public final class UpdateLawProbe implements Probe {
  private final double weightDecay;
  private double[] before;
  private double[] scaleBefore;
  private double worstResidual;
  private double worstViolation;

  /**
   * Creates the probe for one run.
   *
   * @param weightDecay mu of the optimiser, 0 for none
   */
  public UpdateLawProbe(double weightDecay) {
    this.weightDecay = weightDecay;
  }

  @Override
  public void start(TrainingState state) {
    before = new double[state.layout().architecture().depth() - 1];
    scaleBefore = new double[before.length];
    remember(new Squares(state.layout(), state.parameters()));
  }

  @Override
  public void afterUpdate(TrainingState state) {
    Squares weights = new Squares(state.layout(), state.parameters());
    Squares gradient = new Squares(state.layout(), state.gradient());
    for (int pair = 0; pair < before.length; pair++) {
      double predicted =
          DriftLaws.afterDescent(
              before[pair], gradient.law(pair), state.learningRate(), weightDecay);
      double gap = Math.abs(weights.law(pair) - predicted);
      double scale = Math.max(scaleBefore[pair], weights.scale(pair));
      worstResidual = Math.max(worstResidual, gap / scale);
      worstViolation = Math.max(worstViolation, gap / Math.abs(predicted - before[pair]));
    }
    remember(weights);
  }

  /**
   * Largest violation over updates and pairs in units of the squared norms of the two layers,
   * before or after the update, whichever are larger: rounding, if the law holds.
   *
   * @return the worst residual; NaN once a number was not finite
   */
  public double worstResidual() {
    return worstResidual;
  }

  /**
   * Largest violation in units of the change that the law predicts: above 1 the law says nothing.
   * Small changes are lost in the rounding of C, so this is no measure of accuracy.
   *
   * @return the worst ratio
   */
  public double worstViolation() {
    return worstViolation;
  }

  private void remember(Squares weights) {
    for (int pair = 0; pair < before.length; pair++) {
      before[pair] = weights.law(pair);
      scaleBefore[pair] = weights.scale(pair);
    }
  }

  /** Squared norms of all weight matrices and bias vectors. */
  private record Squares(double[] weights, double[] biases) {
    Squares(ParameterLayout layout, double[] vector) {
      this(new double[layout.architecture().depth()], new double[layout.architecture().depth()]);
      for (int layer = 0; layer < weights.length; layer++) {
        MatrixLayout weight = layout.weight(layer);
        weights[layer] = sum(vector, weight.offset(), weight.length());
        biases[layer] = sum(vector, layout.biasOffset(layer), layout.biasLength(layer));
      }
    }

    double law(int pair) {
      return weights[pair + 1] - weights[pair] - biases[pair];
    }

    double scale(int pair) {
      return weights[pair] + weights[pair + 1] + biases[pair];
    }

    private static double sum(double[] vector, int from, int length) {
      CompensatedSum sum = new CompensatedSum();
      for (int i = from; i < from + length; i++) {
        sum.add(vector[i] * vector[i]);
      }
      return sum.value();
    }
  }
}
