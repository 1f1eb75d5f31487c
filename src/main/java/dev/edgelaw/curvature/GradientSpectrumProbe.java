package dev.edgelaw.curvature;

import dev.edgelaw.curvature.dense.SpectralMeasure;
import dev.edgelaw.curvature.dense.SymmetricEigen;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.optim.CheckpointProbe;
import dev.edgelaw.optim.Probe;
import java.util.Arrays;
import java.util.List;

/** Computes the Hessian spectrum and the gradient's place in it after a given number of updates. */
public final class GradientSpectrumProbe {
  private final NetworkCurvature curvature;
  private final CheckpointProbe probe;
  private GradientSpectrum record;

  /**
   * Creates the probe for one run.
   *
   * @param updates number of updates done
   * @param loss an instance of its own, on the run's training set
   * @param curvature of the same loss
   */
  public GradientSpectrumProbe(int updates, NetworkLoss loss, NetworkCurvature curvature) {
    this.curvature = curvature;
    this.probe = new CheckpointProbe(List.of(updates), loss::value, this::visit);
    double[] unknown = new double[GradientSpectrum.TOP];
    Arrays.fill(unknown, Double.NaN);
    this.record = new GradientSpectrum(unknown, Double.NaN, 0, 0, 0, 0, unknown);
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
    DenseHessian hessian = DenseHessian.of(curvature);
    if (!Arrays.stream(hessian.entries()).allMatch(Double::isFinite)) {
      return;
    }
    SpectralMeasure measure =
        new SymmetricEigen(curvature.arithmetic())
            .measure(
                hessian.entries(),
                hessian.dimension(),
                curvature.layout().toCanonical(curvature.gradient()));
    double[] values = measure.values();
    double[] weights = measure.weights().clone();
    Arrays.sort(weights);
    double total = Arrays.stream(weights).sum();
    int positive = count(values, SpectrumTrack.POSITIVE);
    int clearlyPositive = count(values, GradientSpectrum.ZERO);
    int clearlyNegative =
        (int) Arrays.stream(values).filter(value -> value < -GradientSpectrum.ZERO).count();
    record =
        new GradientSpectrum(
            largest(values),
            values[0],
            positive,
            clearlyPositive,
            clearlyNegative,
            values.length - clearlyPositive - clearlyNegative,
            Arrays.stream(largest(weights)).map(weight -> weight / total).toArray());
  }

  private static int count(double[] values, double above) {
    return (int) Arrays.stream(values).filter(value -> value > above).count();
  }

  private static double[] largest(double[] ascending) {
    double[] largest = new double[Math.min(GradientSpectrum.TOP, ascending.length)];
    Arrays.setAll(largest, i -> ascending[ascending.length - 1 - i]);
    return largest;
  }

  /**
   * What was seen.
   *
   * @return the record
   */
  public GradientSpectrum record() {
    return record;
  }
}
