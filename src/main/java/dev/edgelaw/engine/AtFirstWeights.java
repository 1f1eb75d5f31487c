package dev.edgelaw.engine;

import dev.edgelaw.curvature.InitialCurvature;
import dev.edgelaw.curvature.NetworkCurvature;
import dev.edgelaw.curvature.SharpnessTracker;
import dev.edgelaw.data.Dataset;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.optim.LayerNorms;
import java.util.Arrays;

/**
 * Gradient and largest Hessian eigenvalue at the first weights, the latter by Lanczos to rounding.
 * They are the same for every learning rate: observe them in one run per seed.
 */
public record AtFirstWeights() implements Observation<InitialCurvature> {
  private static final double TOLERANCE = 1e-10;

  /** Products after which it gives up; small nets need some thirty. */
  private static final int MAX_PRODUCTS = 2000;

  @Override
  public Class<InitialCurvature> resultType() {
    return InitialCurvature.class;
  }

  @Override
  public Recorder<InitialCurvature> recorder(RunSpec run, NetworkLoss loss, Arithmetic arithmetic) {
    return Recorder.atStart(state -> at(state.parameters(), run, loss.data(), arithmetic));
  }

  @Override
  public double cost(RunSpec run) {
    return Cost.sharpness(run);
  }

  /**
   * What the observation of a run will see, for plans whose learning rates depend on it.
   *
   * @param run the run; its learning rate and steps do not matter
   * @return the same bits, for they do not depend on the kernel
   */
  public static InitialCurvature of(RunSpec run) {
    RunInputs inputs = RunInputs.of(run);
    return at(
        inputs.parameters(),
        run,
        inputs.training(),
        ArithmeticProvider.lookup(Backend.AUTO).arithmetic());
  }

  /**
   * The largest Hessian eigenvalue alone.
   *
   * @param run the run; its learning rate and steps do not matter
   * @return lambda_max(0)
   */
  public static double sharpness(RunSpec run) {
    return of(run).sharpness().value();
  }

  private static InitialCurvature at(
      double[] parameters, RunSpec run, Dataset training, Arithmetic arithmetic) {
    NetworkCurvature curvature =
        new NetworkCurvature(arithmetic, run.architecture(), run.loss(), training);
    curvature.at(parameters);
    SharpnessTracker tracker =
        new SharpnessTracker(arithmetic, curvature.hessian(), TOLERANCE, MAX_PRODUCTS, run.seed());
    LayerNorms gradient = new LayerNorms(arithmetic, curvature.layout());
    gradient.compute(curvature.gradient());
    double[] energies = new double[gradient.layers()];
    Arrays.setAll(energies, gradient::weight);
    return new InitialCurvature(tracker.estimate(), energies);
  }
}
