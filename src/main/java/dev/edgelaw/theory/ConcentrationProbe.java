package dev.edgelaw.theory;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.optim.CheckpointProbe;
import dev.edgelaw.optim.Probe;
import java.util.Arrays;
import java.util.List;

/** Measures the softmax probabilities of the correct classes at checkpoints of a run. */
public final class ConcentrationProbe {
  private final int[] checkpoints;
  private final NetworkLoss loss;
  private final int[] labels;
  private final int classes;
  private final CheckpointProbe probe;
  private final double[] missing;
  private final double[] smallest;
  private final double[] largest;
  private final double[] losses;
  private final double[] accuracy;

  /**
   * Creates the probe for one run.
   *
   * @param checkpoints numbers of updates done, ascending
   * @param loss an instance of its own, on the run's training set
   * @param data the training set
   */
  public ConcentrationProbe(List<Integer> checkpoints, NetworkLoss loss, Dataset data) {
    this.checkpoints = checkpoints.stream().mapToInt(Integer::intValue).toArray();
    this.loss = loss;
    this.labels = data.labels();
    this.classes = data.classes();
    this.missing = unreached();
    this.smallest = unreached();
    this.largest = unreached();
    this.losses = unreached();
    this.accuracy = unreached();
    this.probe = new CheckpointProbe(checkpoints, loss::value, this::visit);
  }

  private double[] unreached() {
    double[] values = new double[checkpoints.length];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  /**
   * What watches the run.
   *
   * @return the probe
   */
  public Probe probe() {
    return probe;
  }

  private void visit(int index, double[] parameters, double value) {
    double[] outputs = loss.outputs(parameters);
    SoftmaxPoint point = SoftmaxPoint.of(outputs, labels, classes);
    missing[index] = point.missing();
    smallest[index] = point.smallest();
    largest[index] = point.largest();
    losses[index] = value;
    accuracy[index] = point.accuracy();
  }

  /**
   * What was seen.
   *
   * @return a copy
   */
  public ConcentrationRecord record() {
    return new ConcentrationRecord(
        checkpoints.clone(),
        missing.clone(),
        smallest.clone(),
        largest.clone(),
        losses.clone(),
        accuracy.clone());
  }
}
