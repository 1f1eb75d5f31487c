package dev.edgelaw.study;

import dev.edgelaw.stats.LocalSlopes;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.stats.Summary;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One quantity over a grid of learning rates and seeds.
 *
 * @param learningRates ascending
 * @param seeds in the order of the published tables
 * @param values one row per learning rate, one column per seed
 */
public record SeedSweep(List<Double> learningRates, List<Long> seeds, double[][] values) {
  /** A quantity of a run. */
  public interface Quantity {
    /**
     * Its value.
     *
     * @param seed the run's seed
     * @param learningRate the run's learning rate
     * @return NaN where the run diverged
     */
    double of(long seed, double learningRate);
  }

  /**
   * Measures a quantity over the whole grid.
   *
   * @param learningRates ascending
   * @param seeds seeds
   * @param quantity what to measure
   * @return the table
   */
  public static SeedSweep of(List<Double> learningRates, List<Long> seeds, Quantity quantity) {
    double[][] values = new double[learningRates.size()][seeds.size()];
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < seeds.size(); j++) {
        values[i][j] = quantity.of(seeds.get(j), learningRates.get(i));
      }
    }
    return new SeedSweep(learningRates, seeds, values);
  }

  /**
   * The same quantity on part of the grid.
   *
   * @param rate which learning rates to keep
   * @param seed which seeds to keep
   * @return a smaller table
   */
  public SeedSweep only(Predicate<Double> rate, Predicate<Long> seed) {
    return of(
        learningRates.stream().filter(rate).toList(),
        seeds.stream().filter(seed).toList(),
        (s, r) -> values[learningRates.indexOf(r)][seeds.indexOf(s)]);
  }

  /**
   * The same quantity for one seed.
   *
   * @param seed a seed of the grid
   * @return one value per learning rate
   */
  public double[] ofSeed(long seed) {
    return only(rate -> true, s -> s == seed).means();
  }

  /**
   * The value of one run.
   *
   * @param seed a seed of the grid
   * @param learningRate a learning rate of the grid
   * @return the value
   */
  public double at(long seed, double learningRate) {
    return values[learningRates.indexOf(learningRate)][seeds.indexOf(seed)];
  }

  /**
   * The learning rates as an array.
   *
   * @return a copy
   */
  public double[] rates() {
    return learningRates.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * Mean over seeds for each learning rate; one diverged seed makes it NaN, as in the published
   * tables.
   *
   * @return one mean per learning rate
   */
  public double[] means() {
    return summarize(true);
  }

  /**
   * Population standard deviation over seeds for each learning rate.
   *
   * @return one deviation per learning rate
   */
  public double[] deviations() {
    return summarize(false);
  }

  private double[] summarize(boolean mean) {
    double[] summary = new double[values.length];
    for (int i = 0; i < summary.length; i++) {
      Summary row = Summary.of(values[i]);
      summary[i] = mean ? row.mean() : row.standardDeviation();
    }
    return summary;
  }

  /**
   * Least squares of ln(mean over seeds) on ln(learning rate).
   *
   * @param floor means at or below it are left out, as are those that are not a number
   * @return the fit, or empty with fewer than two points
   */
  public Optional<PowerLawFit> fit(double floor) {
    return PowerLawFit.fit(rates(), means(), floor);
  }

  /**
   * Slopes of ln(mean) between neighbouring learning rates.
   *
   * @return one fewer than there are learning rates
   */
  public double[] localSlopes() {
    return LocalSlopes.between(rates(), means());
  }

  /**
   * Slopes of ln(mean) between neighbouring learning rates of a range.
   *
   * @param from lowest learning rate
   * @param to highest learning rate
   * @return their statistics
   */
  public DoubleSummaryStatistics localSlopesWithin(double from, double to) {
    SeedSweep range = only(rate -> rate >= from && rate <= to, seed -> true);
    return Arrays.stream(range.localSlopes()).summaryStatistics();
  }

  /**
   * The smallest value.
   *
   * @return NaN if any value is
   */
  public double smallest() {
    double smallest = Double.POSITIVE_INFINITY;
    for (double[] row : values) {
      for (double value : row) {
        smallest = Math.min(smallest, value);
      }
    }
    return smallest;
  }

  /**
   * The largest value.
   *
   * @return NaN if any value is
   */
  public double largest() {
    double largest = Double.NEGATIVE_INFINITY;
    for (double[] row : values) {
      for (double value : row) {
        largest = Math.max(largest, value);
      }
    }
    return largest;
  }
}
