package dev.edgelaw.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.stats.QuadraticTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Tolerances of fits must not exceed what the tolerances of the fitted figures explain: each figure
 * moved by its own, the changes of the fit added in squares.
 */
class ToleranceReasonsTest {
  private static final double[] E14_RATES = {1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3};
  private static final double[] SIX_RATES = {3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1};

  @Test
  void rSquaredAtWidth256() {
    double[] drift =
        finite(
            Published.of("E14")
                .aggregate()
                .get("by_width")
                .get("256")
                .get("eps_1.0")
                .get("mean_drift"));
    double[] rates = Arrays.copyOf(E14_RATES, drift.length);
    double[] noise = new double[drift.length];
    Arrays.setAll(
        noise, i -> LadderTolerances.widthDrift(256, rates[i]).bound(drift[i]) / Math.sqrt(3));
    double propagated =
        propagated(drift, noise, y -> PowerLawFit.fit(rates, y, 0).orElseThrow().rSquared());
    assertThat(LadderTolerances.widthRSquared(256).bound(1)).isLessThanOrEqualTo(propagated);
  }

  @Test
  void curvatureOfWideLinearNets() {
    for (String d : List.of("10", "20", "40")) {
      for (JsonNode cell : Published.of("E22").aggregate().get("by_d").get(d).get("mean_drift")) {
        double[] drift = finite(cell);
        double[] rates = Arrays.copyOf(SIX_RATES, drift.length);
        double[] noise = new double[drift.length];
        Arrays.setAll(noise, i -> WidthTolerances.WIDE_LINEAR_DRIFT.bound(drift[i]) / Math.sqrt(5));
        double propagated =
            propagated(
                drift, noise, y -> QuadraticTest.fit(rates, y, 0).orElseThrow().coefficient());
        assertThat(WidthTolerances.WIDE_LINEAR_CURVATURE.bound(1)).isLessThanOrEqualTo(propagated);
      }
    }
  }

  @Test
  void exponentOfWidthFrom64() {
    List<Double> widths = new ArrayList<>();
    List<Double> excess = new ArrayList<>();
    for (JsonNode cell : Published.of("E19").aggregate().get("by_width")) {
      if (cell.get("width").asInt() >= 64) {
        widths.add(cell.get("width").asDouble());
        excess.add(cell.get("alpha").asDouble() - 1);
      }
    }
    double[] x = widths.stream().mapToDouble(Double::doubleValue).toArray();
    double[] y = excess.stream().mapToDouble(Double::doubleValue).toArray();
    double[] noise = new double[y.length];
    Arrays.fill(noise, WidthTolerances.LINEAR_EXPONENT.bound(1));
    double propagated =
        propagated(y, noise, z -> PowerLawFit.fit(x, z, 0).orElseThrow().exponent());
    assertThat(WidthTolerances.WIDE_WIDTH_EXPONENT.bound(1)).isLessThanOrEqualTo(propagated);
  }

  private static double[] finite(JsonNode node) {
    return Arrays.stream(Published.numbers(node)).filter(Double::isFinite).toArray();
  }

  private static double propagated(
      double[] values, double[] noise, ToDoubleFunction<double[]> fit) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      double[] moved = values.clone();
      moved[i] += noise[i];
      double change = fit.applyAsDouble(moved) - fit.applyAsDouble(values);
      sum += change * change;
    }
    return Math.sqrt(sum);
  }
}
