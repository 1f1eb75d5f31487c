package dev.edgelaw.engine;

import dev.edgelaw.curvature.NetworkCurvature;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.theory.ConcentrationRecord;
import dev.edgelaw.theory.FrozenKernel;
import java.util.List;

/**
 * How the softmax would concentrate, at the run's learning rate, if the tangent kernel stayed as it
 * is at the first weights. For the cross-entropy.
 *
 * @param checkpoints numbers of updates done, ascending
 */
public record FrozenKernelConcentration(List<Integer> checkpoints)
    implements Observation<ConcentrationRecord> {
  /** Copies the list. */
  public FrozenKernelConcentration {
    checkpoints = List.copyOf(checkpoints);
  }

  @Override
  public Class<ConcentrationRecord> resultType() {
    return ConcentrationRecord.class;
  }

  @Override
  public Recorder<ConcentrationRecord> recorder(
      RunSpec run, NetworkLoss loss, Arithmetic arithmetic) {
    RunInputs inputs = RunInputs.of(run);
    NetworkCurvature curvature =
        new NetworkCurvature(arithmetic, run.architecture(), run.loss(), inputs.training());
    return Recorder.atStart(
        state -> {
          curvature.at(state.parameters());
          return FrozenKernel.train(
              curvature,
              inputs.loss(run, arithmetic).outputs(state.parameters()),
              inputs.training(),
              run.learningRate(),
              checkpoints);
        });
  }

  @Override
  public double cost(RunSpec run) {
    return checkpoints.getLast() * Cost.gradient(run);
  }
}
