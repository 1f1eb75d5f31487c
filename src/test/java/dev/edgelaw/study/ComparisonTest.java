package dev.edgelaw.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ComparisonTest {
  private static final Map<String, Object> WHERE = Map.of("seed", 42L);

  @ParameterizedTest
  @CsvSource({
    "1, 1, 0, true",
    "1, 1.25, 0.5, true",
    "1, 1.5, 1, true",
    "1, 0.5, 1, true",
    "1, 1.75, 1.5, false",
    "-1, 1, 4, false",
    "NaN, NaN, 0, true",
    "NaN, 1, Infinity, false",
    "1, NaN, Infinity, false",
    "1, Infinity, Infinity, false",
    "Infinity, Infinity, Infinity, false"
  })
  @DisplayName("two diverged runs agree; one alone is infinitely far off")
  void deviation(double published, double ours, double deviation, boolean within) {
    Comparison comparison = compare(published, ours, Tolerance.absolute(0.5));
    assertThat(comparison.deviation()).isEqualTo(deviation);
    assertThat(comparison.within()).isEqualTo(within);
    assertThat(comparison.comparable()).isTrue();
    // Around what is no number there is nothing to be near to.
    assertThat(comparison.tolerance())
        .isEqualTo(Double.valueOf(Double.isFinite(published) ? 0.5 : Double.NaN));
  }

  @Test
  void equalFiguresAgreeWithoutAnyTolerance() {
    assertThat(compare(3, 3, Tolerance.absolute(0)).within()).isTrue();
    assertThat(compare(3, Math.nextUp(3.0), Tolerance.absolute(0)).within()).isFalse();
    assertThat(compare(0, 1e-300, Tolerance.relative(1)).within()).isFalse();
  }

  @Test
  void anIncomparableFigureCountsForNothing() {
    Comparisons comparisons = new Comparisons();
    comparisons.incomparable("drift", WHERE, 1, 100, "noise");
    comparisons.published("drift", WHERE, 1, 1.1, Tolerance.absolute(0.2));
    Findings findings = findings(comparisons.list());
    assertThat(findings.comparisons().getFirst().comparable()).isFalse();
    assertThat(findings.comparisons().getFirst().reason()).isEqualTo("noise");
    assertThat(findings.reproduced()).isTrue();
    assertThat(findings.worstDeviation()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void oneFigureOutOfToleranceIsEnough() {
    Comparisons comparisons = new Comparisons();
    comparisons.published("drift", WHERE, 1, 1, Tolerance.absolute(0.5));
    comparisons.float64("drift", WHERE, 1, 2, Tolerance.absolute(0.5));
    assertThat(findings(comparisons.list()).reproduced()).isFalse();
    assertThat(findings(comparisons.list()).worstDeviation()).isEqualTo(2);
    assertThat(comparisons.list())
        .extracting(Comparison::level)
        .containsExactly(AgreementLevel.PUBLISHED, AgreementLevel.FLOAT64);
  }

  @Test
  @DisplayName("a published null is a diverged run, and each rate has its own tolerance")
  void byRate() {
    Comparisons comparisons = new Comparisons();
    comparisons.publishedByRate(
        "drift",
        WHERE,
        new double[] {0.1, 0.2, 0.3},
        JsonMapper.builder().build().readTree("[4, 8, null]"),
        new double[] {5, 9, Double.NaN},
        rate -> Tolerance.absolute(rate * 100));
    assertThat(comparisons.list())
        .extracting(Comparison::tolerance)
        .containsExactly(10.0, 20.0, Double.NaN);
    assertThat(comparisons.list())
        .extracting(Comparison::deviation)
        .containsExactly(0.1, 0.05, 0.0);
    assertThat(comparisons.list().getLast().where())
        .isEqualTo(Map.of("seed", 42L, "learningRate", 0.3));
  }

  @Test
  void nothingComparedIsNothingWrong() {
    assertThat(findings(List.of()).reproduced()).isTrue();
    assertThat(findings(List.of()).worstDeviation()).isZero();
  }

  private static Comparison compare(double published, double ours, Tolerance tolerance) {
    return Comparison.of(AgreementLevel.PUBLISHED, "drift", WHERE, published, ours, tolerance, "");
  }

  private static Findings findings(List<Comparison> comparisons) {
    return new Findings(List.of(), Map.of(), comparisons, List.of(), List.of());
  }
}
