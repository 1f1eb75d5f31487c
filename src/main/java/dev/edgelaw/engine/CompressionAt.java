package dev.edgelaw.engine;

import dev.edgelaw.curvature.CompressionProbe;
import dev.edgelaw.curvature.CompressionRecord;
import dev.edgelaw.curvature.NetworkCurvature;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.NetworkLoss;
import java.util.List;

/**
 * Both sides of Theorem 6 and the probabilities of the labels, for runs under the cross-entropy.
 *
 * @param steps where to measure, ascending: t stands for W(t), the number of updates T for the end
 */
public record CompressionAt(List<Integer> steps) implements Observation<CompressionRecord> {
  /** Of the Hessian, of its Gauss-Newton part, and of the matrix that bounds it. */
  private static final int EIGENVALUES = 3;

  /** Copies the list. */
  public CompressionAt {
    steps = List.copyOf(steps);
  }

  @Override
  public Class<CompressionRecord> resultType() {
    return CompressionRecord.class;
  }

  @Override
  public Recorder<CompressionRecord> recorder(
      RunSpec run, NetworkLoss loss, Arithmetic arithmetic) {
    NetworkCurvature curvature =
        new NetworkCurvature(arithmetic, run.architecture(), run.loss(), loss.data());
    CompressionProbe probe = new CompressionProbe(loss, curvature, run.steps(), steps);
    return new Recorder<>(probe, probe::record);
  }

  @Override
  public double cost(RunSpec run) {
    return steps.size() * EIGENVALUES * Cost.sharpness(run);
  }
}
