package dev.edgelaw.theory;

import java.util.Arrays;

/**
 * A two-layer ReLU net as the mean-field theory sees it (appendix A.2): a measure over neurons,
 * f(x) = sum_j mass_j a_j max(0, w_j'x).
 *
 * <p>Outputs and the law C are linear in the measure, so convex losses are convex in it. That
 * concerns mixtures of nets, not the moves of single neurons that gradient descent makes.
 *
 * @param features d
 * @param classes K
 * @param masses of the neurons, which sum to 1 for a probability measure
 * @param incoming w_j, neurons x features, row-major
 * @param outgoing a_j, neurons x classes, row-major
 */
public record NeuronMeasure(
    int features, int classes, double[] masses, double[] incoming, double[] outgoing) {
  /** Checks the sizes. */
  public NeuronMeasure {
    if (incoming.length != masses.length * features || outgoing.length != masses.length * classes) {
      throw new IllegalArgumentException(
          "%d neurons with %d features and %d classes: weights of length %d and %d do not fit"
              .formatted(masses.length, features, classes, incoming.length, outgoing.length));
    }
  }

  /**
   * What one neuron adds to the outputs for each unit of its mass.
   *
   * @param neuron j
   * @param inputs samples x features
   * @return a_j max(0, w_j'x), samples x classes
   */
  public double[] contribution(int neuron, double[] inputs) {
    int samples = inputs.length / features;
    double[] outputs = new double[samples * classes];
    for (int i = 0; i < samples; i++) {
      double z = TwoLayerPoint.dot(inputs, i * features, incoming, neuron * features, features);
      for (int c = 0; c < classes && z > 0; c++) {
        outputs[i * classes + c] = outgoing[neuron * classes + c] * z;
      }
    }
    return outputs;
  }

  /**
   * The net's outputs.
   *
   * @param inputs samples x features
   * @return samples x classes
   */
  public double[] outputs(double[] inputs) {
    double[] sum = new double[inputs.length / features * classes];
    for (int j = 0; j < masses.length; j++) {
      double[] contribution = contribution(j, inputs);
      for (int i = 0; i < sum.length; i++) {
        sum[i] = Math.fma(masses[j], contribution[i], sum[i]);
      }
    }
    return sum;
  }

  /**
   * The law of Theorem 1 in the normalisation of the measure.
   *
   * @return sum_j mass_j (|a_j|^2 - |w_j|^2)
   */
  public double law() {
    CompensatedSum sum = new CompensatedSum();
    for (int j = 0; j < masses.length; j++) {
      double outgoingNorm =
          TwoLayerPoint.dot(outgoing, j * classes, outgoing, j * classes, classes);
      double incomingNorm =
          TwoLayerPoint.dot(incoming, j * features, incoming, j * features, features);
      sum.add(masses[j] * (outgoingNorm - incomingNorm));
    }
    return sum.value();
  }

  /**
   * A mixture: all neurons of both nets side by side.
   *
   * @param weight w, from 0 to 1, of this net
   * @param other the net with weight 1 - w, of the same ends
   * @return w times this measure and 1 - w times the other
   */
  public NeuronMeasure mixedWith(double weight, NeuronMeasure other) {
    double[] mixed = Arrays.copyOf(masses, masses.length + other.masses.length);
    for (int j = 0; j < mixed.length; j++) {
      mixed[j] =
          j < masses.length ? weight * masses[j] : (1 - weight) * other.masses[j - masses.length];
    }
    return new NeuronMeasure(
        features,
        classes,
        mixed,
        joined(incoming, other.incoming),
        joined(outgoing, other.outgoing));
  }

  private static double[] joined(double[] first, double[] second) {
    double[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
