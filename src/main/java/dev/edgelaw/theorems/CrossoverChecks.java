package dev.edgelaw.theorems;

import static dev.edgelaw.theory.TheoremTolerances.CROSSOVER_SUM;
import static dev.edgelaw.theory.TheoremTolerances.CROSSOVER_SYMMETRY;
import static dev.edgelaw.theory.TheoremTolerances.GROWING_SUM;
import static dev.edgelaw.theory.TheoremTolerances.LOCAL_EXPONENT;
import static dev.edgelaw.theory.TheoremTolerances.PRINTED_EXPONENT;
import static dev.edgelaw.theory.TheoremTolerances.QUADRATIC_MODE;

import dev.edgelaw.curvature.dense.Eigendecomposition;
import dev.edgelaw.curvature.dense.SymmetricEigen;
import dev.edgelaw.theorems.Requirement.AtMost;
import dev.edgelaw.theory.SpectralCrossover;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** Theorem 4, rows 4.1 to 4.7: the algebra of the geometric sum, which is true. */
final class CrossoverChecks {
  private static final int LONG = 2000;
  private static final int CASES = 300;
  private static final double[] PRINTED_X = {
    1e-6, 1e-4, 1e-3, 0.01, 0.1, 0.5, 0.9, 1, 1.1, 1.5, 1.9
  };
  private static final double[] PRINTED_ALPHA = {
    1.9980, 1.8134, 1.0751, 1.0050, 1.0526, 1.3333, 1.8182, 2, 2.2222, 4, 20
  };

  private final Laboratory laboratory;

  CrossoverChecks(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  List<Check> checks() {
    return List.of(
        Check.of(
                "4.1",
                Status.TRUE,
                "f_T(x) = sum of (1-x)^(2t), x from 1e-12 to 2 - 1e-12, T = 1, 10, 2000",
                new AtMost(CROSSOVER_SUM),
                tally -> geometric(tally, 0))
            .against("one step too many", tally -> geometric(tally, 1))
            .against(
                "the textbook form 1 - (1-x)^(2T) at x below 1e-9", CrossoverChecks::textbookForm),
        Check.of(
                "4.2",
                Status.TRUE,
                "f_T(x) = f_T(2-x), f_T(1) = 1, f_T >= 1 on (0, 2)",
                new AtMost(CROSSOVER_SYMMETRY),
                CrossoverChecks::symmetry)
            .against("reflected about 1.0005", CrossoverChecks::shiftedSymmetry),
        Check.of(
                "4.3a",
                Status.TRUE,
                "x -> 0: f_T = T - T(T-1)x + R, R over (2/3) T^3 x^2",
                new AtMost(1),
                tally -> nearZero(tally, 1))
            .against("half the linear term", tally -> nearZero(tally, 0.5)),
        Check.of(
                "4.3b",
                Status.TRUE,
                "x -> 0, Tx -> infinity: x f_T -> 1/2, |2x f_T - 1| over x",
                new AtMost(1),
                tally -> plateau(tally, 40))
            .against("Tx = 1", tally -> plateau(tally, 1)),
        Check.of(
                "4.4a",
                Status.TRUE,
                "alpha(x) = 2 + x f'/f is the slope of ln(eta^2 f), against a difference quotient",
                new AtMost(LOCAL_EXPONENT),
                tally -> slope(tally, 0))
            .against("the 2 of eta^2 forgotten", tally -> slope(tally, 2)),
        Check.of(
                "4.4b",
                Status.TRUE,
                "converged modes: alpha = 2/(2-x)",
                new AtMost(LOCAL_EXPONENT),
                tally -> converged(tally, 0.02, 1.98))
            .against("modes that have not converged", tally -> converged(tally, 1e-6, 1e-4)),
        Check.of(
                "4.4c",
                Status.TRUE,
                "alpha at T = 2000 for x = 1e-6 to 1.9: 1.9980, ..., 1.0050, ..., 4.0000, 20.000",
                new AtMost(PRINTED_EXPONENT),
                tally -> printed(tally, 0))
            .against("the 2 of eta^2 forgotten", tally -> printed(tally, 2)),
        Check.of(
                "4.5",
                Status.TRUE,
                "x > 2: the same formula is the growing sum, positive and finite",
                new AtMost(GROWING_SUM),
                tally -> growing(tally, x -> SpectralCrossover.factor(x, 50)))
            .against(
                "the published rule T/|x(2-x)|", tally -> growing(tally, x -> 50 / (x * (x - 2)))),
        Check.of(
                "4.6",
                Status.TRUE,
                "quadratic loss: sum of (v_k'g_t)^2 = (v_k'g_0)^2 f_T(eta lambda_k)",
                new AtMost(QUADRATIC_MODE),
                tally -> quadratic(tally, 0))
            .against("a cubic term of 1e-6", tally -> quadratic(tally, 1e-6)),
        Check.of(
                "4.7",
                Status.TRUE_IF,
                "several modes, c_k > 0: alpha = mean of alpha(x_k) with weights c_k f_T(x_k)",
                new AtMost(LOCAL_EXPONENT),
                tally -> manyModes(tally, true))
            .against("weights c_k alone", tally -> manyModes(tally, false)));
  }

  /** The sum itself, term by term: rounding of 1-x and of 2T products, at most 1e-12. */
  private static double sum(double x, int steps) {
    double ratio = (1 - x) * (1 - x);
    double term = 1;
    double sum = 0;
    for (int t = 0; t < steps; t++) {
      sum += term;
      term *= ratio;
    }
    return sum;
  }

  /** Log-uniform near 0. */
  private static double small(SplittableRandom random, double least, double most) {
    return least * StrictMath.exp(random.nextDouble() * StrictMath.log(most / least));
  }

  private static void geometric(Tally tally, int extraSteps) {
    SplittableRandom random = new SplittableRandom(41);
    for (int steps : new int[] {1, 10, LONG}) {
      for (int i = 0; i < CASES; i++) {
        // Where the powers vanish, a step too many cannot show.
        double x = small(random, 1e-12, extraSteps == 0 ? 1 : 1e-3);
        for (double at : new double[] {x, 2 - x}) {
          double expected = sum(at, steps);
          tally.see(
              Math.abs(SpectralCrossover.factor(at, steps + extraSteps) / expected - 1),
              "x = %s, T = %d".formatted(at, steps));
        }
      }
    }
  }

  private static void textbookForm(Tally tally) {
    SplittableRandom random = new SplittableRandom(42);
    for (int i = 0; i < 50; i++) {
      double x = small(random, 1e-12, 1e-9);
      double textbook = (1 - (1 - x) * (1 - x)) / (x * (2 - x));
      tally.see(Math.abs(textbook / sum(x, 1) - 1), "x = " + x);
    }
  }

  private static void symmetry(Tally tally) {
    tally.see(Math.abs(SpectralCrossover.factor(1, LONG) - 1), "x = 1");
    // Multiples of 2^-10, so that 2 - x is exact.
    for (int k = 1; k < 1024; k++) {
      double x = k / 1024.0;
      double factor = SpectralCrossover.factor(x, LONG);
      double mirrored = SpectralCrossover.factor(2 - x, LONG);
      tally.see(Math.max(Math.abs(factor / mirrored - 1), 1 - factor), "x = " + x);
    }
  }

  private static void shiftedSymmetry(Tally tally) {
    for (int k = 1; k < 1024; k++) {
      double x = k / 1024.0;
      double mirrored = SpectralCrossover.factor(2.001 - x, LONG);
      tally.see(Math.abs(SpectralCrossover.factor(x, LONG) / mirrored - 1), "x = " + x);
    }
  }

  private static void nearZero(Tally tally, double linearShare) {
    for (int steps : new int[] {10, LONG}) {
      for (double tx : new double[] {1e-4, 1e-3, 1e-2, 0.1}) {
        double x = tx / steps;
        double t = steps;
        double remainder = SpectralCrossover.factor(x, steps) - (t - linearShare * t * (t - 1) * x);
        tally.see(
            Math.abs(remainder) / (2.0 / 3 * t * t * t * x * x),
            "x = %s, T = %d".formatted(x, steps));
      }
    }
  }

  private static void plateau(Tally tally, double tx) {
    for (int steps : new int[] {1000, 100_000, 10_000_000}) {
      double x = tx / steps;
      tally.see(
          Math.abs(2 * x * SpectralCrossover.factor(x, steps) - 1) / x,
          "x = %s, T = %d".formatted(x, steps));
    }
  }

  private static void slope(Tally tally, double forgotten) {
    SplittableRandom random = new SplittableRandom(44);
    for (int i = 0; i < CASES; i++) {
      double x = i % 2 == 0 ? small(random, 1e-4, 1) : random.nextDouble(1, 1.95);
      double quotient = logarithmicSlope(y -> SpectralCrossover.factor(y, LONG), x);
      double alpha = SpectralCrossover.localExponent(x, LONG) - forgotten;
      tally.see(Math.abs(alpha / (2 + quotient) - 1), "x = " + x);
    }
  }

  /** d ln f / d ln x, by central differences of fourth order. */
  private static double logarithmicSlope(DoubleUnaryOperator f, double x) {
    double h = 1e-4;
    double near = difference(f, x, h);
    double far = difference(f, x, 2 * h);
    return (4 * near - far) / 3;
  }

  private static double difference(DoubleUnaryOperator f, double x, double h) {
    double up = StrictMath.log(f.applyAsDouble(x * StrictMath.exp(h)));
    double down = StrictMath.log(f.applyAsDouble(x * StrictMath.exp(-h)));
    return (up - down) / (2 * h);
  }

  private static void converged(Tally tally, double least, double most) {
    SplittableRandom random = new SplittableRandom(45);
    for (int i = 0; i < CASES; i++) {
      double x = random.nextDouble(least, most);
      tally.see(Math.abs(SpectralCrossover.localExponent(x, LONG) * (2 - x) / 2 - 1), "x = " + x);
    }
  }

  private static void printed(Tally tally, double forgotten) {
    for (int i = 0; i < PRINTED_X.length; i++) {
      double alpha = SpectralCrossover.localExponent(PRINTED_X[i], LONG) - forgotten;
      tally.see(Math.abs(alpha / PRINTED_ALPHA[i] - 1), "x = " + PRINTED_X[i]);
    }
  }

  private static void growing(Tally tally, DoubleUnaryOperator factor) {
    SplittableRandom random = new SplittableRandom(46);
    for (int i = 0; i < CASES; i++) {
      double x = random.nextDouble(2.0001, 5);
      tally.see(Math.abs(factor.applyAsDouble(x) / sum(x, 50) - 1), "x = " + x);
    }
  }

  /**
   * Gradient descent on w'Hw/2 with a random positive H, resolved in its eigenvectors, in units of
   * the largest sum; the cubic term, if any, is that of sum over w_i^3.
   */
  private void quadratic(Tally tally, double cubic) {
    for (int seed = 0; seed < 100; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int n = random.nextInt(2, 31);
      double[] h = positive(random, n);
      Eigendecomposition modes = new SymmetricEigen(laboratory.arithmetic()).decompose(h, n);
      double rate = random.nextDouble(0.05, 1.95) / modes.values()[n - 1];
      int steps = random.nextInt(1, 400);
      double[] w = random.doubles(n, -1, 1).toArray();
      double[] first = null;
      double[] sums = new double[n];
      for (int t = 0; t < steps; t++) {
        double[] g = gradient(h, w, cubic);
        double[] components = components(modes, g);
        first = t == 0 ? components : first;
        for (int k = 0; k < n; k++) {
          sums[k] += components[k] * components[k];
          w[k] -= rate * g[k];
        }
      }
      double scale = Arrays.stream(sums).max().orElseThrow();
      double worst = 0;
      for (int k = 0; k < n; k++) {
        double expected =
            first[k] * first[k] * SpectralCrossover.factor(rate * modes.values()[k], steps);
        worst = Math.max(worst, Math.abs(sums[k] - expected) / scale);
      }
      if (cubic == 0 || steps > 10) {
        tally.see(worst, "dimension %d, seed %d".formatted(n, seed));
      }
    }
  }

  private static double[] positive(SplittableRandom random, int n) {
    double[] a = new double[n * n];
    Arrays.setAll(a, i -> random.nextGaussian());
    double[] h = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          h[i * n + j] += a[i * n + k] * a[j * n + k] / n;
        }
      }
    }
    return h;
  }

  private static double[] gradient(double[] h, double[] w, double cubic) {
    double[] g = new double[w.length];
    for (int i = 0; i < g.length; i++) {
      for (int j = 0; j < g.length; j++) {
        g[i] += h[i * g.length + j] * w[j];
      }
      g[i] += 3 * cubic * w[i] * w[i];
    }
    return g;
  }

  private static double[] components(Eigendecomposition modes, double[] g) {
    double[] components = new double[g.length];
    for (int k = 0; k < g.length; k++) {
      for (int i = 0; i < g.length; i++) {
        components[k] += modes.vectors()[k * g.length + i] * g[i];
      }
    }
    return components;
  }

  private static void manyModes(Tally tally, boolean correctWeights) {
    SplittableRandom random = new SplittableRandom(47);
    for (int i = 0; i < CASES; i++) {
      int modes = random.nextInt(2, 20);
      double[] c = random.doubles(modes, 0.1, 1).toArray();
      double[] lambda = new double[modes];
      Arrays.setAll(lambda, k -> small(random, 1e-3, 1));
      double rate = random.nextDouble(0.1, 1.8);
      double expected =
          2 + logarithmicSlope(eta -> SpectralCrossover.sum(c, lambda, eta, LONG), rate);
      double alpha =
          correctWeights
              ? SpectralCrossover.localExponent(c, lambda, rate, LONG)
              : plainMean(c, lambda, rate);
      tally.see(Math.abs(alpha / expected - 1), "case " + i);
    }
  }

  private static double plainMean(double[] c, double[] lambda, double rate) {
    double sum = 0;
    for (int k = 0; k < c.length; k++) {
      sum += c[k] * SpectralCrossover.localExponent(rate * lambda[k], LONG);
    }
    return sum / Arrays.stream(c).sum();
  }
}
