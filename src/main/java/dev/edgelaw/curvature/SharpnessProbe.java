package dev.edgelaw.curvature;

import dev.edgelaw.kernel.MatrixLayout;
import dev.edgelaw.optim.LayerNorms;
import dev.edgelaw.optim.Probe;
import dev.edgelaw.optim.RecordSchedule;
import dev.edgelaw.optim.TrainingState;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** Records sharpness, loss and accuracy along a run. */
public final class SharpnessProbe implements Probe {
  /**
   * Largest bound on the outputs for which losses and their second derivatives are far from
   * overflow.
   */
  private static final double LARGEST_OUTPUT = 1e60;

  private final NetworkCurvature curvature;
  private final RecordSchedule schedule;
  private final SharpnessTracker tracker;
  private final ToDoubleFunction<SymmetricOperator> published;
  private final int[] updates;
  private final double[] loss;
  private final double[] accuracy;
  private final double[] sharpness;
  private final double[] residual;
  private final int[] products;
  private final boolean[] converged;
  private double powerIteration = Double.NaN;
  private int count;

  /**
   * Creates the probe for one run.
   *
   * @param curvature the curvature of the run's loss; the probe moves its point
   * @param schedule when to record
   * @param tracker finds the sharpness of {@code curvature}'s Hessian
   * @param published another estimate, made at the first record only
   */
  public SharpnessProbe(
      NetworkCurvature curvature,
      RecordSchedule schedule,
      SharpnessTracker tracker,
      ToDoubleFunction<SymmetricOperator> published) {
    this.curvature = curvature;
    this.schedule = schedule;
    this.tracker = tracker;
    this.published = published;
    int size = schedule.size();
    this.updates = new int[size];
    this.loss = new double[size];
    this.accuracy = new double[size];
    this.sharpness = new double[size];
    this.residual = new double[size];
    this.products = new int[size];
    this.converged = new boolean[size];
  }

  @Override
  public void afterUpdate(TrainingState state) {
    if (!schedule.recordsAfter(state.step())) {
      return;
    }
    Sharpness found = new Sharpness(Double.NaN, Double.NaN, 0, false);
    loss[count] = Double.NaN;
    accuracy[count] = Double.NaN;
    if (tame(state.weightNorms())) {
      curvature.at(state.parameters());
      loss[count] = curvature.loss();
      accuracy[count] = accuracy();
      found = tracker.estimate();
      if (count == 0) {
        powerIteration = published.applyAsDouble(curvature.hessian());
      }
    }
    sharpness[count] = found.value();
    residual[count] = found.residual();
    products[count] = found.products();
    converged[count] = found.converged();
    updates[count++] = state.step() + 1;
  }

  /** The product of the norms bounds the outputs; norms below 1 do not bound derivatives. */
  static boolean tame(LayerNorms squaredNorms) {
    double bound = 1;
    for (int layer = 0; layer < squaredNorms.layers(); layer++) {
      bound *= Math.sqrt(Math.max(1, squaredNorms.weight(layer) + squaredNorms.bias(layer)));
    }
    return bound <= LARGEST_OUTPUT;
  }

  private double accuracy() {
    NetworkPoint point = curvature.point();
    int classes = point.data.classes();
    int last = point.architecture.depth() - 1;
    double[] outputs = point.activations(last);
    MatrixLayout shape = point.shape(last);
    int right = 0;
    for (int i = 0; i < point.data.samples(); i++) {
      int best = 0;
      for (int k = 1; k < classes; k++) {
        if (outputs[shape.index(i, k)] > outputs[shape.index(i, best)]) {
          best = k;
        }
      }
      right += best == point.data.labels()[i] ? 1 : 0;
    }
    return (double) right / point.data.samples();
  }

  /**
   * What was seen so far.
   *
   * @return a copy
   */
  public SharpnessRecord record() {
    return new SharpnessRecord(
        Arrays.copyOf(updates, count),
        Arrays.copyOf(loss, count),
        Arrays.copyOf(accuracy, count),
        Arrays.copyOf(sharpness, count),
        Arrays.copyOf(residual, count),
        Arrays.copyOf(products, count),
        Arrays.copyOf(converged, count),
        powerIteration);
  }
}
