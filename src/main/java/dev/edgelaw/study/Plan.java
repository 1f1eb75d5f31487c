package dev.edgelaw.study;

import dev.edgelaw.engine.Cell;
import java.util.List;

/**
 * Everything a study is going to run.
 *
 * @param study the study's id
 * @param overridden whether the user changed the paper's plan
 * @param seeds seeds, in the order of the published tables
 * @param learningRates learning rates, ascending
 * @param steps number of updates T of the main runs
 * @param cells all runs with their observations, each run once
 */
public record Plan(
    String study,
    boolean overridden,
    List<Long> seeds,
    List<Double> learningRates,
    int steps,
    List<Cell> cells) {
  /** Copies the lists and joins cells of the same run. */
  public Plan {
    seeds = List.copyOf(seeds);
    learningRates = List.copyOf(learningRates);
    cells = Cell.merge(cells);
  }
}
