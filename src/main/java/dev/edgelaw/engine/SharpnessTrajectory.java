package dev.edgelaw.engine;

import dev.edgelaw.curvature.NetworkCurvature;
import dev.edgelaw.curvature.PowerIteration;
import dev.edgelaw.curvature.SharpnessProbe;
import dev.edgelaw.curvature.SharpnessRecord;
import dev.edgelaw.curvature.SharpnessTracker;
import dev.edgelaw.data.Dataset;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.InitialParameters;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.optim.RecordSchedule;
import dev.edgelaw.random.TorchGenerator;

/**
 * Sharpness, loss and accuracy along a run: after the first update, every so many, and the last. At
 * the first record also the published power iteration, whose start vector is what the run's
 * generator draws after weights and data.
 *
 * @param every distance between records in updates
 * @param tolerance largest residual relative to the Hessian's norm
 * @param powerIterations steps of the published estimate
 */
public record SharpnessTrajectory(int every, double tolerance, int powerIterations)
    implements Observation<SharpnessRecord> {
  /** Products after which one estimate gives up; a warm start needs ten or so. */
  private static final int MAX_PRODUCTS = 1000;

  /** What a warm start needs, measured on the paper's runs. */
  private static final int PRODUCTS_PER_RECORD = 10;

  @Override
  public Class<SharpnessRecord> resultType() {
    return SharpnessRecord.class;
  }

  @Override
  public Recorder<SharpnessRecord> recorder(RunSpec run, NetworkLoss loss, Arithmetic arithmetic) {
    TorchGenerator generator = new TorchGenerator(run.seed());
    InitialParameters.draw(loss.layout(), generator);
    Dataset training = run.data().draw(generator).train();
    double[] start = loss.layout().fromCanonical(normals(run, generator));
    NetworkCurvature curvature =
        new NetworkCurvature(arithmetic, run.architecture(), run.loss(), training);
    SharpnessProbe probe =
        new SharpnessProbe(
            curvature,
            new RecordSchedule(every, run.steps()),
            new SharpnessTracker(
                arithmetic, curvature.hessian(), tolerance, MAX_PRODUCTS, run.seed()),
            hessian -> new PowerIteration(arithmetic, powerIterations).estimate(hessian, start));
    return new Recorder<>(probe, probe::record);
  }

  @Override
  public double cost(RunSpec run) {
    double records = (double) run.steps() / every + 2;
    return (records * PRODUCTS_PER_RECORD + powerIterations) * Cost.hessianProduct(run);
  }

  private static double[] normals(RunSpec run, TorchGenerator generator) {
    float[] drawn = new float[run.architecture().parameterCount()];
    generator.normal(drawn);
    double[] normals = new double[drawn.length];
    for (int i = 0; i < drawn.length; i++) {
      normals[i] = drawn[i];
    }
    return normals;
  }
}
