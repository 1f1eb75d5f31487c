package dev.edgelaw.studies;

import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.stats.Summary;
import dev.edgelaw.study.Figure;
import dev.edgelaw.study.SeedSweep;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Exponents of mean drifts as a series of points, with the spread of those of single seeds. */
final class ExponentSpread {
  private ExponentSpread() {}

  /**
   * One point for each sweep.
   *
   * @param name for the legend
   * @param x abscissae, one per sweep
   * @param drifts the sweeps; where nothing can be fitted the point is missing
   * @param floor drifts at or below it are left out
   */
  static Figure.Series series(String name, double[] x, List<SeedSweep> drifts, double floor) {
    return new Figure.Series(
        name,
        Figure.Style.MEASURED,
        x,
        drifts.stream().mapToDouble(drift -> exponent(drift, floor)).toArray(),
        drifts.stream().mapToDouble(drift -> deviation(drift, floor)).toArray());
  }

  /**
   * The same from exponents that are known.
   *
   * @param exponents of the mean drifts
   * @param ofSeeds of the drifts of single seeds, one array for each point
   */
  static Figure.Series ofSeeds(
      String name, double[] x, double[] exponents, List<double[]> ofSeeds) {
    return new Figure.Series(
        name,
        Figure.Style.MEASURED,
        x,
        exponents,
        ofSeeds.stream().mapToDouble(ExponentSpread::deviation).toArray());
  }

  private static double deviation(double[] ofSeeds) {
    double[] finite = Arrays.stream(ofSeeds).filter(Double::isFinite).toArray();
    return finite.length == 0 ? Double.NaN : Summary.of(finite).standardDeviation();
  }

  private static double exponent(SeedSweep drift, double floor) {
    return drift.fit(floor).map(PowerLawFit::exponent).orElse(Double.NaN);
  }

  /** Population standard deviation of the exponents of single seeds; none has none. */
  private static double deviation(SeedSweep drift, double floor) {
    double[] single =
        drift.seeds().stream()
            .map(seed -> drift.only(rate -> true, s -> s.equals(seed)).fit(floor))
            .flatMap(Optional::stream)
            .mapToDouble(PowerLawFit::exponent)
            .toArray();
    return deviation(single);
  }
}
