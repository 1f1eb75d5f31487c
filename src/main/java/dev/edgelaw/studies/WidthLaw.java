package dev.edgelaw.studies;

import dev.edgelaw.stats.Correlation;
import dev.edgelaw.stats.LineFit;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.study.Fields;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The published law alpha - 1 = c m^gamma and its rival alpha = a + b ln m.
 *
 * @param widths m
 * @param exponents alpha, NaN where no line could be drawn
 * @param rSquared R^2 of these lines
 */
record WidthLaw(double[] widths, double[] exponents, double[] rSquared) {
  static WidthLaw of(List<LinearNetSweep> sweeps) {
    return new WidthLaw(
        sweeps.stream().mapToDouble(sweep -> sweep.net().width()).toArray(),
        sweeps.stream().mapToDouble(LinearNetSweep::exponent).toArray(),
        sweeps.stream().mapToDouble(LinearNetSweep::rSquared).toArray());
  }

  /** Least squares of ln(alpha - 1) on ln m over some widths, where alpha is above 1. */
  Optional<PowerLawFit> power(IntPredicate width) {
    double[] excess = new double[widths.length];
    Arrays.setAll(excess, i -> width.test((int) widths[i]) ? exponents[i] - 1 : Double.NaN);
    return PowerLawFit.fit(widths, excess, 0);
  }

  Optional<PowerLawFit> power() {
    return power(width -> true);
  }

  /** Least squares of alpha on ln m. */
  Optional<LineFit> logarithm() {
    return LineFit.fit(logWidths(), exponents);
  }

  /** Pearson's correlation of ln m and the R^2 of the lines. */
  double degradation() {
    return Correlation.pearson(logWidths(), rSquared);
  }

  private double[] logWidths() {
    return Arrays.stream(widths).map(StrictMath::log).toArray();
  }

  Map<String, Object> aggregates() {
    Fields fields =
        Fields.of("width", widths)
            .and("exponent", exponents)
            .and("rSquared", rSquared)
            .and("rSquaredDegradation", degradation());
    power().ifPresent(fit -> fields.and("powerLaw", fit));
    logarithm().ifPresent(fit -> fields.and("logarithm", fit));
    return fields.map();
  }
}
