package dev.edgelaw.studies;

import dev.edgelaw.curvature.HessianSpectrum;
import dev.edgelaw.curvature.KinkRecord;
import dev.edgelaw.curvature.PositiveModes;
import dev.edgelaw.curvature.SpectrumRecord;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.KinkAt;
import dev.edgelaw.engine.LossAt;
import dev.edgelaw.engine.Observation;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.engine.SpectrumAt;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.HessianTolerances;
import dev.edgelaw.study.Tolerance;
import dev.edgelaw.study.Tolerances;
import dev.edgelaw.theory.LossRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Full Hessian spectra at checkpoints of one run. A checkpoint t is the point after t updates; what
 * a run that diverged did not reach is NaN.
 *
 * @param checkpoints ascending
 * @param spectra the spectra
 * @param losses the losses at W(t-1) of every checkpoint but t = 0
 * @param kinks how near a ReLU gate is to its kink
 */
record HessianTrajectory(
    List<Integer> checkpoints, SpectrumRecord spectra, LossRecord losses, KinkRecord kinks) {
  static Cell cell(RunSpec run, List<Integer> checkpoints) {
    List<Observation<?>> observations = new ArrayList<>();
    checkpoints.forEach(step -> observations.add(new SpectrumAt(step)));
    observations.add(new LossAt(previous(checkpoints)));
    observations.add(new KinkAt(checkpoints));
    return new Cell(run, observations);
  }

  static HessianTrajectory of(Results results, RunSpec run, List<Integer> checkpoints) {
    return new HessianTrajectory(
        checkpoints,
        SpectrumRecord.joined(
            checkpoints.stream().map(step -> results.of(run, new SpectrumAt(step))).toList()),
        results.of(run, new LossAt(previous(checkpoints))),
        results.of(run, new KinkAt(checkpoints)));
  }

  /** Those checkpoints that a run of some updates reaches. */
  static List<Integer> within(List<Integer> checkpoints, int steps) {
    return checkpoints.stream().filter(step -> step <= steps).toList();
  }

  private static List<Integer> previous(List<Integer> checkpoints) {
    return checkpoints.stream().filter(step -> step > 0).map(step -> step - 1).toList();
  }

  double[] figure(ToDoubleFunction<HessianSpectrum> figure) {
    return checkpoints.stream()
        .mapToDouble(step -> spectra.at(step).map(figure::applyAsDouble).orElse(Double.NaN))
        .toArray();
  }

  double[] positive(ToDoubleFunction<PositiveModes> figure) {
    return figure(spectrum -> figure.applyAsDouble(PositiveModes.of(spectrum)));
  }

  double[] sharpness() {
    return figure(HessianSpectrum::largest);
  }

  /** The loss before update number t, that is at W(t-1), as the published runs store it. */
  double[] previousLoss() {
    return checkpoints.stream()
        .mapToDouble(step -> losses.at(step - 1).orElse(Double.NaN))
        .toArray();
  }

  /**
   * The tolerance of a figure of the Hessian at a checkpoint: larger where the float32 run may have
   * one gate of the ReLU on the other side of its kink.
   */
  Tolerance tolerance(int step, Tolerance usual) {
    return kinks.at(step) <= Tolerances.FLOAT32_KINK ? HessianTolerances.ONE_GATE : usual;
  }

  /** One entry for each checkpoint. */
  Map<String, Object> describe() {
    return Fields.of("checkpoints", checkpoints)
        .and("lambdaMax", sharpness())
        .and("lambdaMin", figure(HessianSpectrum::smallest))
        .and("positiveModes", positive(PositiveModes::count))
        .and("effectiveRank", positive(PositiveModes::effectiveRank))
        .and("tracePositive", positive(PositiveModes::sum))
        .and("medianPositive", positive(PositiveModes::median))
        .and("gradientImbalance", figure(HessianSpectrum::imbalance))
        .and("gradientEnergyAt", figure(HessianSpectrum::gradientEnergy))
        .and("previousLoss", previousLoss())
        .and("nearestKink", checkpoints.stream().mapToDouble(kinks::at).toArray())
        .map();
  }
}
