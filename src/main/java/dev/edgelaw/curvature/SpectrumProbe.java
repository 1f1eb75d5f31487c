package dev.edgelaw.curvature;

import dev.edgelaw.curvature.dense.SpectralMeasure;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.optim.CheckpointProbe;
import dev.edgelaw.optim.Probe;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Computes the full Hessian spectrum, without eigenvectors, at checkpoints of a run. */
public final class SpectrumProbe {
  private final int[] checkpoints;
  private final NetworkCurvature curvature;
  private final CheckpointProbe probe;
  private final double[] sharpness;
  private final double[] smallest;
  private final int[] positive;
  private final double[] positiveSum;

  /**
   * Creates the probe for one run.
   *
   * @param checkpoints numbers of updates done, ascending
   * @param loss an instance of its own, on the run's training set
   * @param curvature of the same loss
   */
  public SpectrumProbe(List<Integer> checkpoints, NetworkLoss loss, NetworkCurvature curvature) {
    this.checkpoints = checkpoints.stream().mapToInt(Integer::intValue).toArray();
    this.curvature = curvature;
    this.sharpness = unreached();
    this.smallest = unreached();
    this.positive = new int[this.checkpoints.length];
    this.positiveSum = unreached();
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

  private void visit(int index, double[] parameters, double loss) {
    curvature.at(parameters);
    Optional<SpectralMeasure> measure = HessianMeasure.of(curvature);
    if (measure.isEmpty()) {
      return;
    }
    double[] values = measure.get().values();
    smallest[index] = values[0];
    sharpness[index] = values[values.length - 1];
    double sum = 0;
    for (double value : values) {
      if (value > SpectrumTrack.POSITIVE) {
        positive[index]++;
        sum += value;
      }
    }
    positiveSum[index] = sum;
  }

  /**
   * What was seen.
   *
   * @return a copy
   */
  public SpectrumTrack record() {
    return new SpectrumTrack(
        checkpoints.clone(),
        sharpness.clone(),
        smallest.clone(),
        positive.clone(),
        positiveSum.clone());
  }
}
