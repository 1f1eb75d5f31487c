package dev.edgelaw.engine;

import dev.edgelaw.data.DataSource;
import dev.edgelaw.data.SecondMoments;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Loss;
import dev.edgelaw.optim.DivergenceRule;
import dev.edgelaw.optim.Optimizer;

/**
 * A training run, complete: these fields determine every number it produces. The seed is set once,
 * then the weights are drawn, then the data; {@link dev.edgelaw.data.DrawnFirst} turns that order.
 *
 * @param architecture the network
 * @param data the data set
 * @param loss the loss
 * @param optimizer the update rule, on the full batch
 * @param learningRate eta, finite and above 0
 * @param steps number of updates T, at least 1
 * @param seed seed of the generator
 * @param divergence when the run counts as diverged and ends
 */
public record RunSpec(
    Architecture architecture,
    DataSource data,
    Loss loss,
    Optimizer optimizer,
    double learningRate,
    int steps,
    long seed,
    DivergenceRule divergence) {

  /** Checks the numbers. */
  public RunSpec {
    if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "learning rate " + learningRate + ": must be finite and above 0");
    }
    if (steps < 1) {
      throw new IllegalArgumentException("steps " + steps + ": must be at least 1");
    }
    if (data instanceof SecondMoments
        && !(architecture.activation().equals(Activation.identity())
            && !architecture.biased()
            && loss.equals(new Loss.MeanSquaredError()))) {
      throw new IllegalArgumentException(
          "second moments of the data: enough for linear nets without bias and mean squared error only");
    }
  }

  /**
   * An estimate of the work of training.
   *
   * @return multiply-adds
   */
  double work() {
    return Cost.gradient(this) * steps;
  }
}
