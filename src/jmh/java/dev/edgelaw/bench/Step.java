package dev.edgelaw.bench;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Crew;
import dev.edgelaw.net.InitialParameters;
import dev.edgelaw.net.Loss;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.net.ParameterLayout;
import dev.edgelaw.optim.LayerNorms;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.optim.UpdateRule;
import dev.edgelaw.random.TorchGenerator;

/** One training run, made step by step with what the studies record at every step. */
final class Step {
  private static final long SEED = 42;

  private final NetworkLoss objective;
  private final double[] start;
  private final double[] parameters;
  private final double[] gradient;
  private final LayerNorms weightNorms;
  private final LayerNorms gradientNorms;
  private final UpdateRule rule;
  private final double learningRate;

  Step(
      Arithmetic arithmetic,
      Architecture architecture,
      Loss loss,
      Dataset data,
      double learningRate) {
    this(arithmetic, architecture, loss, data, learningRate, Crew.alone());
  }

  Step(
      Arithmetic arithmetic,
      Architecture architecture,
      Loss loss,
      Dataset data,
      double learningRate,
      Crew crew) {
    ParameterLayout layout = new ParameterLayout(architecture);
    this.objective = new NetworkLoss(arithmetic, architecture, loss, data, crew);
    this.start = InitialParameters.draw(layout, new TorchGenerator(SEED));
    this.parameters = start.clone();
    this.gradient = new double[start.length];
    this.weightNorms = new LayerNorms(arithmetic, layout);
    this.gradientNorms = new LayerNorms(arithmetic, layout);
    this.rule = Optimizer.gradientDescent().start(arithmetic, start.length);
    this.learningRate = learningRate;
  }

  /** Steps of the deep network on digit images. */
  static Step onDigits(String backend, Crew crew) {
    PublishedNetwork network = PublishedNetwork.digits();
    return new Step(
        Agreement.arithmetic(backend),
        network.architecture(),
        network.loss(),
        network.data(),
        0.1,
        crew);
  }

  /** Returns to the initial parameters. */
  void reset() {
    System.arraycopy(start, 0, parameters, 0, start.length);
  }

  /**
   * Loss, gradient, update, squared norms of every weight and gradient matrix.
   *
   * @return the loss before the update
   */
  double advance() {
    double loss = objective.valueAndGradient(parameters, gradient);
    gradientNorms.compute(gradient);
    rule.update(parameters, gradient, learningRate);
    weightNorms.compute(parameters);
    return loss;
  }

  /** The numbers of a few steps: losses, norms and parameters. Ends at the initial parameters. */
  double[] trace(int steps) {
    reset();
    double[] trace = new double[3 * steps + parameters.length];
    for (int i = 0; i < steps; i++) {
      trace[3 * i] = advance();
      trace[3 * i + 1] = gradientNorms.total();
      trace[3 * i + 2] = weightNorms.total();
    }
    System.arraycopy(parameters, 0, trace, 3 * steps, parameters.length);
    reset();
    return trace;
  }
}
