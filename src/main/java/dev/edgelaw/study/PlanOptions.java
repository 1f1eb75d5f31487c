package dev.edgelaw.study;

import dev.edgelaw.engine.AtFirstWeights;
import dev.edgelaw.engine.RunSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/**
 * What a plan is made of: what a user overrides, and where it learns the sharpness that learning
 * rates in units of the limit of stability depend on. An overridden plan is never compared with
 * published figures.
 *
 * @param seeds other seeds
 * @param learningRates other learning rates
 * @param steps another number of updates
 * @param digits a folder with the user's own MNIST files, for the study that trains on digits
 * @param sharpness lambda_max at the first weights of a run, as {@link AtFirstWeights} sees it
 */
public record PlanOptions(
    Optional<List<Long>> seeds,
    Optional<List<Double>> learningRates,
    OptionalInt steps,
    Optional<String> digits,
    ToDoubleFunction<RunSpec> sharpness) {
  /** The paper's plan. */
  public static final PlanOptions PUBLISHED =
      new PlanOptions(Optional.empty(), Optional.empty(), OptionalInt.empty());

  /** Checks the numbers. */
  public PlanOptions {
    for (List<?> list : List.of(seeds.orElse(List.of(0L)), learningRates.orElse(List.of(1.0)))) {
      if (list.isEmpty()) {
        throw new IllegalArgumentException("seeds and learning rates: needs at least one of each");
      }
    }
    for (double rate : learningRates.orElse(List.of())) {
      if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "learning rate " + rate + ": must be finite and above 0");
      }
    }
    steps.ifPresent(
        value -> {
          if (value < 1) {
            throw new IllegalArgumentException("steps " + value + ": must be at least 1");
          }
        });
  }

  /**
   * Other runs on the paper's data.
   *
   * @param seeds other seeds
   * @param learningRates other learning rates
   * @param steps another number of updates
   */
  public PlanOptions(
      Optional<List<Long>> seeds, Optional<List<Double>> learningRates, OptionalInt steps) {
    this(seeds, learningRates, steps, Optional.empty(), AtFirstWeights::sharpness);
  }

  /**
   * Whether anything is overridden.
   *
   * @return true if the plan is not the paper's
   */
  public boolean overridden() {
    return seeds.isPresent()
        || learningRates.isPresent()
        || steps.isPresent()
        || digits.isPresent();
  }

  /**
   * The seeds to run.
   *
   * @param published the paper's
   * @return the user's, or the paper's
   */
  public List<Long> seedsOr(List<Long> published) {
    return seeds.orElse(published);
  }

  /**
   * The learning rates to run.
   *
   * @param published the paper's
   * @return the user's, or the paper's
   */
  public List<Double> learningRatesOr(List<Double> published) {
    return learningRates.orElse(published);
  }

  /**
   * The number of updates.
   *
   * @param published the paper's
   * @return the user's, or the paper's
   */
  public int stepsOr(int published) {
    return steps.orElse(published);
  }
}
