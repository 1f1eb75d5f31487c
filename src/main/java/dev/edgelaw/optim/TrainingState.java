package dev.edgelaw.optim;

import dev.edgelaw.net.ParameterLayout;

/** What a probe sees of a run. The arrays and norms are the run's own: read only. */
public final class TrainingState {
  private final ParameterLayout layout;
  private final double learningRate;
  private final double[] parameters;
  private final double[] gradient;
  private final UpdateRule rule;
  private final LayerNorms weightNorms;
  private final LayerNorms gradientNorms;
  private int step;
  private double loss = Double.NaN;

  TrainingState(Training training, double[] parameters) {
    this.layout = training.objective().layout();
    this.learningRate = training.learningRate();
    this.parameters = parameters;
    this.gradient = new double[parameters.length];
    this.rule = training.optimizer().start(training.arithmetic(), parameters.length);
    this.weightNorms = new LayerNorms(training.arithmetic(), layout);
    this.gradientNorms = new LayerNorms(training.arithmetic(), layout);
    weightNorms.compute(parameters);
  }

  void at(int newStep, double newLoss) {
    step = newStep;
    loss = newLoss;
    gradientNorms.compute(gradient);
  }

  void update() {
    rule.update(parameters, gradient, learningRate);
    weightNorms.compute(parameters);
  }

  /**
   * Layout of all vectors.
   *
   * @return places of weights and biases
   */
  public ParameterLayout layout() {
    return layout;
  }

  /**
   * Learning rate.
   *
   * @return eta
   */
  public double learningRate() {
    return learningRate;
  }

  /**
   * Parameters: W(t) before, W(t+1) after update t.
   *
   * @return the run's own array
   */
  public double[] parameters() {
    return parameters;
  }

  /**
   * Gradient of the loss at W(t).
   *
   * @return the run's own array
   */
  public double[] gradient() {
    return gradient;
  }

  /**
   * The optimiser in its present state.
   *
   * @return the run's own rule
   */
  public UpdateRule rule() {
    return rule;
  }

  /**
   * Squared norms of the parameters, always up to date.
   *
   * @return the run's own norms
   */
  public LayerNorms weightNorms() {
    return weightNorms;
  }

  /**
   * Squared norms of the gradient.
   *
   * @return the run's own norms
   */
  public LayerNorms gradientNorms() {
    return gradientNorms;
  }

  /**
   * Zero-based number t of the update.
   *
   * @return t, from 0 to T-1
   */
  public int step() {
    return step;
  }

  /**
   * The loss at W(t), before update t.
   *
   * @return the loss that belongs to the gradient
   */
  public double loss() {
    return loss;
  }
}
