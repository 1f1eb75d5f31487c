package dev.edgelaw.studies;

import dev.edgelaw.engine.FrozenKernelConcentration;
import dev.edgelaw.study.Fields;
import dev.edgelaw.theory.ConcentrationRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What the tangent kernel of the first weights predicts for 1 - q, at the largest published rate.
 *
 * @param grid the runs themselves
 */
record FrozenKernelGrid(ConcentrationGrid grid) {
  static final double RATE = 0.03;

  /** Up to eta t = 30. */
  private static final int STEPS = 1000;

  static final FrozenKernelConcentration OBSERVED =
      new FrozenKernelConcentration(
          ConcentrationGrid.CHECKPOINTS.stream().filter(t -> t <= STEPS).toList());

  ConcentrationRecord frozen(long seed) {
    return grid.results().of(ConcentrationGrid.run(RATE, grid.plan().steps(), seed), OBSERVED);
  }

  private ConcentrationRecord trained(long seed) {
    return grid.concentration(seed, RATE);
  }

  ConcentrationDecay decay(long seed) {
    return ConcentrationDecay.of(frozen(seed), RATE);
  }

  /** A quantity of the net over the same of its frozen kernel, by seed. */
  double[] ratios(ToDoubleFunction<ConcentrationRecord> quantity) {
    return seeds(
        seed -> quantity.applyAsDouble(trained(seed)) / quantity.applyAsDouble(frozen(seed)));
  }

  double[] seeds(ToDoubleFunction<Long> quantity) {
    return grid.plan().seeds().stream().mapToDouble(quantity).toArray();
  }

  List<Map<String, Object>> describe() {
    return grid.plan().seeds().stream()
        .map(
            seed ->
                Fields.of(Fields.at(seed, RATE))
                    .and("kernelOneMinusQ", frozen(seed).missing())
                    .and("kernelOrder", decay(seed).order())
                    .and("kernelCoefficient", decay(seed).coefficient())
                    .and(
                        "kernelCrossingTimes",
                        Arrays.stream(ConcentrationGrid.LEVELS)
                            .map(frozen(seed)::crossingTime)
                            .toArray())
                    .map())
        .toList();
  }
}
