package dev.edgelaw.theory;

/**
 * Softmax probabilities of the correct classes at one point.
 *
 * @param missing 1 - q: mean over samples of the probability that is not on the correct class
 * @param smallest smallest probability of a correct class
 * @param largest largest probability of a correct class
 * @param accuracy share of samples whose correct class has the strictly largest output
 */
record SoftmaxPoint(double missing, double smallest, double largest, double accuracy) {
  /**
   * Measures outputs.
   *
   * @param outputs f, samples x classes
   * @param labels correct classes
   * @param classes K
   */
  static SoftmaxPoint of(double[] outputs, int[] labels, int classes) {
    double sum = 0;
    int correct = 0;
    double low = 1;
    double high = 0;
    for (int i = 0; i < labels.length; i++) {
      int own = i * classes + labels[i];
      // Relative to the correct score: the odds against it need no difference of nearly equal
      // numbers, however close the probability is to 1.
      double against = 0;
      boolean wins = true;
      for (int k = i * classes; k < (i + 1) * classes; k++) {
        if (k != own) {
          against += StrictMath.exp(outputs[k] - outputs[own]);
          wins &= outputs[k] < outputs[own];
        }
      }
      sum += Double.isInfinite(against) ? 1 : against / (1 + against);
      low = Math.min(low, 1 / (1 + against));
      high = Math.max(high, 1 / (1 + against));
      correct += wins ? 1 : 0;
    }
    return new SoftmaxPoint(sum / labels.length, low, high, (double) correct / labels.length);
  }

  /** dLoss/df of the mean cross-entropy, (p - y)/n, samples x classes. */
  static double[] outputGradient(double[] outputs, int[] labels, int classes) {
    double[] gradient = new double[outputs.length];
    for (int i = 0; i < labels.length; i++) {
      double top = Double.NEGATIVE_INFINITY;
      for (int k = i * classes; k < (i + 1) * classes; k++) {
        top = Math.max(top, outputs[k]);
      }
      double sum = 0;
      for (int k = i * classes; k < (i + 1) * classes; k++) {
        gradient[k] = StrictMath.exp(outputs[k] - top);
        sum += gradient[k];
      }
      for (int k = i * classes; k < (i + 1) * classes; k++) {
        gradient[k] = (gradient[k] / sum - (k == i * classes + labels[i] ? 1 : 0)) / labels.length;
      }
    }
    return gradient;
  }

  /** Mean cross-entropy. */
  static double loss(double[] outputs, int[] labels, int classes) {
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < labels.length; i++) {
      double own = outputs[i * classes + labels[i]];
      double top = own;
      for (int k = i * classes; k < (i + 1) * classes; k++) {
        top = Math.max(top, outputs[k]);
      }
      double total = 0;
      for (int k = i * classes; k < (i + 1) * classes; k++) {
        total += StrictMath.exp(outputs[k] - top);
      }
      sum.add(top - own + StrictMath.log(total));
    }
    return sum.value() / labels.length;
  }
}
