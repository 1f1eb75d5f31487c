package dev.edgelaw.theory;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.ParameterLayout;

/**
 * A deep linear net in exact balance, W_{l+1}'W_{l+1} = W_l W_l', at a global minimiser of the mean
 * squared error on whitened inputs (X'X/n = I), where its sharpness is known in closed form (R.
 * Mulayoff and T. Michaeli, Unique properties of flat minima in deep networks, 2020, for the
 * flattest minimisers, which are the balanced ones).
 *
 * <p>The inputs are sqrt(n) times the unit vectors, one sample for each, so that the net which maps
 * all of them onto their one-hot targets has singular values s_k = sqrt(n_k / n) with n_k the
 * number of samples of class k. Hidden layers carry one neuron for each class.
 *
 * @param data the training set
 * @param layout layout of the parameters
 * @param parameters the minimiser
 */
public record BalancedLinearNet(Dataset data, ParameterLayout layout, double[] parameters) {
  /**
   * The minimiser.
   *
   * @param architecture linear, without biases, n inputs, K outputs and at least K neurons in every
   *     hidden layer
   * @param labels one for each of the n samples
   * @return the net at it
   */
  public static BalancedLinearNet minimiser(Architecture architecture, int[] labels) {
    int samples = labels.length;
    int depth = architecture.depth();
    int classes = architecture.fanOut(depth - 1);
    double[] inputs = new double[samples * samples];
    int[] counts = new int[classes];
    for (int i = 0; i < samples; i++) {
      inputs[i * samples + i] = Math.sqrt(samples);
      counts[labels[i]]++;
    }
    ParameterLayout layout = new ParameterLayout(architecture);
    double[] parameters = new double[layout.length()];
    for (int i = 0; i < samples; i++) {
      double share = root(counts[labels[i]], samples, depth);
      parameters[layout.index(0, labels[i], i)] = share / Math.sqrt(counts[labels[i]]);
    }
    for (int layer = 1; layer < depth; layer++) {
      for (int k = 0; k < classes; k++) {
        parameters[layout.index(layer, k, k)] = root(counts[k], samples, depth);
      }
    }
    return new BalancedLinearNet(
        new Dataset(samples, samples, classes, inputs, labels), layout, parameters);
  }

  /** s_k^(1/L). */
  private static double root(int count, int samples, int depth) {
    return StrictMath.pow((double) count / samples, 0.5 / depth);
  }

  /**
   * The largest eigenvalue of the Hessian at the minimiser, for the loss (1/(nK)) ||f - y||^2.
   *
   * @return (2/K) L s^(2 - 2/L) with s the largest singular value
   */
  public double sharpness() {
    int[] counts = new int[data.classes()];
    int most = 0;
    for (int label : data.labels()) {
      most = Math.max(most, ++counts[label]);
    }
    int depth = layout.architecture().depth();
    double square = (double) most / data.samples();
    return 2.0 / data.classes() * depth * StrictMath.pow(square, 1 - 1.0 / depth);
  }
}
