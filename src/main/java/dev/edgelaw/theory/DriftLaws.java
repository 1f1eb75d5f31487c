package dev.edgelaw.theory;

/**
 * What one update does to a conserved quantity, exactly. C stands for any law of {@link
 * ConservationLaws} that is quadratic in the weights, delta for the same law evaluated on the
 * gradient before the update: of a pair of layers, of one neuron, or one entry of the matrix law.
 */
public final class DriftLaws {
  private DriftLaws() {}

  /**
   * Theorem 2 for gradient descent W - eta (G + mu W): C(t+1) = (1 - eta mu)^2 C(t) + eta^2
   * delta(t). Without weight decay the law changes by eta^2 delta(t) and nothing else, since the
   * first-order term is the identity of {@link SymmetryGaps}, which is 0 for the gradient of any
   * batch.
   *
   * @param law C(t)
   * @param imbalance delta(t)
   * @param learningRate eta
   * @param weightDecay mu, 0 for none
   * @return C(t+1)
   */
  public static double afterDescent(
      double law, double imbalance, double learningRate, double weightDecay) {
    double shrinkage = 1 - learningRate * weightDecay;
    return shrinkage * shrinkage * law + learningRate * learningRate * imbalance;
  }

  /**
   * Weight of an update in the drift of the heavy ball, W - eta V with V(t) = beta V(t-1) + G(t):
   * C(T) - C(0) = eta^2 times the sum over s of w_s b_s, where b_s is the law evaluated on V(s). A
   * velocity also moves all later weights, which counts it 1 + 2 (beta + beta^2 + ...) times.
   *
   * @param momentum beta, from 0 to below 1
   * @param remaining number of updates that follow update s, T-1-s
   * @return w_s = 1 + 2 beta (1 - beta^remaining) / (1 - beta)
   */
  public static double heavyBallWeight(double momentum, int remaining) {
    return 1 + 2 * momentum * (1 - StrictMath.pow(momentum, remaining)) / (1 - momentum);
  }
}
