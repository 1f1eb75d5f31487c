package dev.edgelaw.curvature;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.MatrixLayout;
import dev.edgelaw.optim.Probe;
import dev.edgelaw.optim.TrainingState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures how near the first hidden layer comes to a kink of its activation at some updates. The
 * Hessian of a ReLU net jumps there, so that two runs which differ by rounding only can have
 * different Hessians.
 */
public final class KinkProbe implements Probe {
  private final Arithmetic arithmetic;
  private final Dataset data;
  private final List<Integer> steps;
  private final Map<Integer, Double> distances = new TreeMap<>();

  /**
   * Creates the probe for one run of a net without biases.
   *
   * @param arithmetic the kernel
   * @param data the training set
   * @param steps where to measure: t stands for W(t), the point after t updates
   */
  public KinkProbe(Arithmetic arithmetic, Dataset data, List<Integer> steps) {
    this.arithmetic = arithmetic;
    this.data = data;
    this.steps = List.copyOf(steps);
  }

  @Override
  public void start(TrainingState state) {
    measure(0, state);
  }

  @Override
  public void afterUpdate(TrainingState state) {
    measure(state.step() + 1, state);
  }

  private void measure(int step, TrainingState state) {
    if (!steps.contains(step)) {
      return;
    }
    int width = state.layout().architecture().fanOut(0);
    MatrixLayout inputs = new MatrixLayout(0, data.samples(), data.features(), data.features());
    MatrixLayout outputs = MatrixLayout.padded(0, data.samples(), width);
    double[] z = new double[outputs.length()];
    MatrixLayout weight = state.layout().weight(0);
    arithmetic.multiply(data.inputs(), inputs, state.parameters(), weight, z, outputs);
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < data.samples(); i++) {
      for (int j = 0; j < width; j++) {
        smallest = Math.min(smallest, Math.abs(z[outputs.index(i, j)]));
      }
    }
    if (Double.isFinite(smallest)) {
      distances.put(step, smallest);
    }
  }

  /**
   * What was seen so far.
   *
   * @return a copy
   */
  public KinkRecord record() {
    return new KinkRecord(distances);
  }
}
