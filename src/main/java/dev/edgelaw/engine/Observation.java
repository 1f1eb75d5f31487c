package dev.edgelaw.engine;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.optim.LayerNorms;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.theory.ConservationProbe;
import dev.edgelaw.theory.ConservationRecord;
import dev.edgelaw.theory.MomentumProbe;
import dev.edgelaw.theory.MomentumRecord;
import dev.edgelaw.theory.NeuronProbe;
import dev.edgelaw.theory.NeuronRecord;

/**
 * Something to be observed of a run. Observations change nothing in the run; a cell may carry any
 * set of them.
 *
 * @param <R> the record of what was seen
 */
public sealed interface Observation<R extends Record>
    permits Observation.Conservation,
        Observation.NeuronConservation,
        Observation.MomentumLaw,
        ConservationTrajectory,
        SharpnessTrajectory,
        SoftmaxConcentration,
        SpectrumCheckpoints,
        DataModesAfter,
        InitialLinearNetSpectra,
        SpectrumAt,
        EveryImbalance,
        LossAt,
        GateSwitching,
        SharpnessAt,
        EveryEnergy,
        CompressionAt,
        AtFirstWeights,
        SignedModesAtStart,
        FrozenKernelConcentration,
        DataModeSums,
        BalancePathAtStart,
        KinkAt {
  /**
   * The type of the result.
   *
   * @return its class, for reading it back from the store
   */
  Class<R> resultType();

  /**
   * Prepares the observation of one run.
   *
   * @param run the run
   * @param loss its objective
   * @param arithmetic the kernel
   * @return a recorder for this run alone
   */
  Recorder<R> recorder(RunSpec run, NetworkLoss loss, Arithmetic arithmetic);

  /**
   * An estimate of what the observation costs on top of the training, so that the longest cells
   * start first and shards are even. It has no influence on results.
   *
   * @param run the run
   * @return multiply-adds; 0 for what is little beside the training
   */
  default double cost(RunSpec run) {
    return 0;
  }

  /** Conservation laws of neighbouring layers, gradient imbalance, losses and energies. */
  record Conservation() implements Observation<ConservationRecord> {
    @Override
    public Class<ConservationRecord> resultType() {
      return ConservationRecord.class;
    }

    @Override
    public Recorder<ConservationRecord> recorder(
        RunSpec run, NetworkLoss loss, Arithmetic arithmetic) {
      boolean plain = run.optimizer().equals(Optimizer.gradientDescent());
      ConservationProbe probe = new ConservationProbe(plain);
      return new Recorder<>(probe, probe::record);
    }
  }

  /** Conservation laws of single hidden neurons. */
  record NeuronConservation() implements Observation<NeuronRecord> {
    @Override
    public Class<NeuronRecord> resultType() {
      return NeuronRecord.class;
    }

    @Override
    public Recorder<NeuronRecord> recorder(RunSpec run, NetworkLoss loss, Arithmetic arithmetic) {
      NeuronProbe probe = new NeuronProbe();
      return new Recorder<>(probe, probe::record);
    }
  }

  /** The heavy ball's exact drift law. */
  record MomentumLaw() implements Observation<MomentumRecord> {
    @Override
    public Class<MomentumRecord> resultType() {
      return MomentumRecord.class;
    }

    @Override
    public Recorder<MomentumRecord> recorder(RunSpec run, NetworkLoss loss, Arithmetic arithmetic) {
      if (!(run.optimizer() instanceof Optimizer.HeavyBall ball) || ball.weightDecay() != 0) {
        throw new IllegalArgumentException(
            "momentum law of "
                + run.optimizer()
                + ": holds for the heavy ball without weight decay");
      }
      LayerNorms norms = new LayerNorms(arithmetic, loss.layout());
      MomentumProbe probe =
          new MomentumProbe(
              ball.momentum(),
              run.steps(),
              velocity -> {
                norms.compute(velocity);
                return norms;
              });
      return new Recorder<>(probe, probe::record);
    }
  }
}
