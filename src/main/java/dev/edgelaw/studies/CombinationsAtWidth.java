package dev.edgelaw.studies;

import dev.edgelaw.engine.Results;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Plan;
import java.util.List;
import java.util.Map;

/**
 * All four combinations of activation and loss at one width, and the published decomposition of
 * their exponents.
 *
 * @param width m
 * @param linearMse linear net on MSE
 * @param linearCe linear net on cross-entropy
 * @param reluMse ReLU net on MSE
 * @param reluCe ReLU net on cross-entropy
 */
record CombinationsAtWidth(
    int width,
    CombinationSweep linearMse,
    CombinationSweep linearCe,
    CombinationSweep reluMse,
    CombinationSweep reluCe) {
  static CombinationsAtWidth of(int width, Plan plan, Results results) {
    List<CombinationSweep> sweeps =
        LossAndActivation.all(width).stream()
            .map(combination -> CombinationSweep.of(combination, plan, results))
            .toList();
    return new CombinationsAtWidth(
        width, sweeps.get(0), sweeps.get(1), sweeps.get(2), sweeps.get(3));
  }

  List<CombinationSweep> all() {
    return List.of(linearMse, linearCe, reluMse, reluCe);
  }

  double activationEffect() {
    return reluMse.exponent() - linearMse.exponent();
  }

  double lossEffect() {
    return linearCe.exponent() - linearMse.exponent();
  }

  double interaction() {
    return reluCe.exponent() - reluMse.exponent() - lossEffect();
  }

  double total() {
    return reluCe.exponent() - linearMse.exponent();
  }

  Map<String, Object> aggregates() {
    Fields fields = Fields.of("width", width);
    all().forEach(sweep -> fields.and(sweep.combination().key(), sweep.aggregates()));
    return fields
        .and("activationEffect", activationEffect())
        .and("lossEffect", lossEffect())
        .and("interaction", interaction())
        .and("total", total())
        .map();
  }
}
