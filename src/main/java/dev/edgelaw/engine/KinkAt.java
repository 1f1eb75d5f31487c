package dev.edgelaw.engine;

import dev.edgelaw.curvature.KinkProbe;
import dev.edgelaw.curvature.KinkRecord;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.NetworkLoss;
import java.util.List;

/**
 * The smallest pre-activation of the first hidden layer, for nets without biases.
 *
 * @param steps where to measure, ascending: t stands for W(t), the point after t updates
 */
public record KinkAt(List<Integer> steps) implements Observation<KinkRecord> {
  /** Copies the list. */
  public KinkAt {
    steps = List.copyOf(steps);
  }

  @Override
  public Class<KinkRecord> resultType() {
    return KinkRecord.class;
  }

  @Override
  public Recorder<KinkRecord> recorder(RunSpec run, NetworkLoss loss, Arithmetic arithmetic) {
    if (run.architecture().biased()) {
      throw new IllegalArgumentException("kinks of a net with biases: not measured");
    }
    KinkProbe probe = new KinkProbe(arithmetic, loss.data(), steps);
    return new Recorder<>(probe, probe::record);
  }

  @Override
  public double cost(RunSpec run) {
    return steps.size() * Cost.gates(run);
  }
}
