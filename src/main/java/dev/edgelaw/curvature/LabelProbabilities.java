package dev.edgelaw.curvature;

/**
 * How sure a network with softmax outputs is of the labels, over its training set: q_i is the
 * probability of sample i's own label.
 *
 * @param mean mean of q_i
 * @param smallest min of q_i
 * @param largest max of q_i
 * @param meanVariance mean of q_i (1 - q_i)
 * @param accuracy share of samples whose label has the largest probability
 */
public record LabelProbabilities(
    double mean, double smallest, double largest, double meanVariance, double accuracy) {
  /**
   * Takes them at a point of a network.
   *
   * @param curvature the network at its point
   * @return the summary
   */
  public static LabelProbabilities of(NetworkCurvature curvature) {
    NetworkPoint point = curvature.point();
    int samples = point.data.samples();
    double sum = 0;
    double smallest = 1;
    double largest = 0;
    double variances = 0;
    int hits = 0;
    for (int i = 0; i < samples; i++) {
      int label = point.data.labels()[i];
      double q = point.outputCurvature.probability(i, label);
      // 1 - q as the sum of the others: exact where q is near 1.
      double others = 0;
      boolean hit = true;
      for (int k = 0; k < point.data.classes(); k++) {
        if (k != label) {
          double p = point.outputCurvature.probability(i, k);
          others += p;
          hit &= p < q || p == q && k > label;
        }
      }
      sum += q;
      smallest = Math.min(smallest, q);
      largest = Math.max(largest, q);
      variances += q * others;
      hits += hit ? 1 : 0;
    }
    return new LabelProbabilities(
        sum / samples, smallest, largest, variances / samples, (double) hits / samples);
  }
}
