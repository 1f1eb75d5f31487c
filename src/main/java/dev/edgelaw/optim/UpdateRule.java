package dev.edgelaw.optim;

/** An optimiser in the middle of a run: its constants and its state. */
public interface UpdateRule {
  /**
   * Makes one update.
   *
   * @param parameters W, changed in place
   * @param gradient gradient G of the loss at W; left as it is
   * @param learningRate eta
   */
  void update(double[] parameters, double[] gradient, double learningRate);

  /**
   * The vector D of the last update W = W - eta D: the gradient itself for plain gradient descent,
   * the velocity for the heavy ball.
   *
   * @return the rule's own array, valid until the next update
   */
  double[] direction();
}
