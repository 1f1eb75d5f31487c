package dev.edgelaw.theorems;

import static dev.edgelaw.theory.TheoremTolerances.INVERSE_TIME;
import static dev.edgelaw.theory.TheoremTolerances.SOFTMAX_BOUND;
import static dev.edgelaw.theory.TheoremTolerances.SOFTMAX_EXAMPLE;
import static dev.edgelaw.theory.TheoremTolerances.TWO_CLASSES;

import dev.edgelaw.curvature.SoftmaxCurvature;
import dev.edgelaw.curvature.dense.SymmetricEigen;
import dev.edgelaw.theorems.Requirement.AtLeast;
import dev.edgelaw.theorems.Requirement.AtMost;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;

/**
 * Theorem 6, rows 6.1 to 6.5, 6.8 and 6.10: the softmax block S = diag(p) - pp'. The paper's
 * lambda_max(S) = max p_k(1-p_k) is wrong by a factor up to 2, its form in q = p_label without any
 * bound for q below 1/2, and its "exponential" compression is 1/t.
 */
final class SoftmaxChecks {
  private static final int[] CLASSES = {2, 3, 5, 10};
  private static final int CASES = 300;
  private static final double[][] EXAMPLES = {
    {0.5, 0.5},
    {1.0 / 3, 1.0 / 3, 1.0 / 3},
    {0.9, 0.05, 0.05},
    {0.9, 0.025, 0.025, 0.025, 0.025}
  };
  private static final double[] LARGEST = {0.5, 1.0 / 3, 0.135, 0.1125};
  private static final double[] CLAIMED = {0.25, 2.0 / 9, 0.09, 0.09};

  private final SymmetricEigen solver;

  SoftmaxChecks(Laboratory laboratory) {
    this.solver = new SymmetricEigen(laboratory.arithmetic());
  }

  List<Check> bounds() {
    return List.of(
        Check.of(
                "6.1",
                Status.TRUE,
                "corrected: K/(K-1) M <= lambda_max(S) <= 2M, M = max p_k(1-p_k)",
                new AtMost(SOFTMAX_BOUND),
                tally ->
                    simplex(
                        CASES,
                        (p, name) -> {
                          double m = SoftmaxCurvature.largestVariance(p);
                          double least = p.length * m / (p.length - 1);
                          tally.see(outside(largest(p), least, 2 * m), name);
                        }))
            .against(
                "M for 2M, as claimed",
                tally ->
                    simplex(
                        CASES,
                        (p, name) ->
                            tally.see(largest(p) - SoftmaxCurvature.largestVariance(p), name))),
        Check.of(
                "6.2",
                Status.TRUE,
                "second largest p <= lambda_max(S) <= max p, 1 - sum p^2, 1/2",
                new AtMost(SOFTMAX_BOUND),
                tally ->
                    simplex(
                        CASES,
                        (p, name) -> {
                          double[] sorted = p.clone();
                          Arrays.sort(sorted);
                          double squares = Arrays.stream(p).map(x -> x * x).sum();
                          double most = Math.min(Math.min(0.5, sorted[p.length - 1]), 1 - squares);
                          tally.see(outside(largest(p), sorted[p.length - 2], most), name);
                        }))
            .against(
                "the largest p as the lower bound",
                tally ->
                    simplex(
                        CASES,
                        (p, name) ->
                            tally.see(Arrays.stream(p).max().orElseThrow() - largest(p), name))),
        Check.of(
                "6.3",
                Status.TRUE,
                "K = 2: lambda_max(S) = 2q(1-q), by the dense eigensolver",
                new AtMost(TWO_CLASSES),
                tally -> twoClasses(tally, 2))
            .against("q(1-q), as claimed", tally -> twoClasses(tally, 1)),
        Check.of(
                "6.4a",
                Status.FALSE,
                "\"lambda_max(S) = max p_k(1-p_k)\": their ratio at four points of the simplex",
                new AtLeast(1.2),
                tally -> {
                  for (double[] p : EXAMPLES) {
                    tally.see(largest(p) / SoftmaxCurvature.largestVariance(p), Arrays.toString(p));
                  }
                })
            .against(
                "next to a vertex, in units of 1",
                tally -> tally.see(largest(new double[] {1 - 1e-9, 1e-9, 0}), "a vertex")),
        Check.of(
                "6.4b",
                Status.TRUE,
                "there lambda_max(S) is 1/2, 1/3, 0.135, 0.1125 and the claim 1/4, 2/9, 0.09, 0.09",
                new AtMost(SOFTMAX_EXAMPLE),
                tally -> {
                  for (int i = 0; i < EXAMPLES.length; i++) {
                    double error =
                        Math.max(
                            Math.abs(largest(EXAMPLES[i]) - LARGEST[i]),
                            Math.abs(SoftmaxCurvature.largestVariance(EXAMPLES[i]) - CLAIMED[i]));
                    tally.see(error, Arrays.toString(EXAMPLES[i]));
                  }
                })
            .against(
                "the claim for lambda_max(S)",
                tally -> {
                  for (int i = 0; i < EXAMPLES.length; i++) {
                    double claim = SoftmaxCurvature.largestVariance(EXAMPLES[i]);
                    tally.see(Math.abs(claim - LARGEST[i]), Arrays.toString(EXAMPLES[i]));
                  }
                }),
        Check.of(
                "6.5a",
                Status.FALSE,
                "\"bounded by q(1-q)\" for q < 1/2: lambda_max(S) over it, unbounded as q -> 0",
                new AtLeast(20),
                tally -> smallLabel(tally, 0.02, 1e-3, 1e-6))
            .against("q = 0.6", tally -> smallLabel(tally, 0.6)),
        Check.of(
                "6.5b",
                Status.TRUE,
                "p = (.02, .49, .49): lambda_max(S) = 0.49, the claimed bound 0.0196",
                new AtMost(SOFTMAX_EXAMPLE),
                tally -> smallLabelValues(tally, 0.02))
            .against("q off by 1e-6", tally -> smallLabelValues(tally, 0.02 + 1e-6)));
  }

  List<Check> labels() {
    return List.of(
        Check.of(
                "6.8",
                Status.TRUE_IF,
                "q >= 1/2: max p_k(1-p_k) = q(1-q), so the bound is 2q(1-q)",
                new AtMost(SOFTMAX_BOUND),
                tally ->
                    simplex(
                        CASES,
                        (p, name) -> {
                          double q = Arrays.stream(p).max().orElseThrow();
                          if (q >= 0.5) {
                            tally.see(labelGap(p, q), name);
                          }
                        }))
            .against(
                "the label of smallest p, K > 2",
                tally ->
                    simplex(
                        CASES,
                        (p, name) -> {
                          if (p.length > 2) {
                            tally.see(labelGap(p, Arrays.stream(p).min().orElseThrow()), name);
                          }
                        })));
  }

  Check inverseTime() {
    return Check.of(
            "6.10",
            Status.FALSE,
            "\"exponential compression\": 1-q falls as 1/t; |t eta (1-q) - 1| from t = 1e4 on",
            new AtMost(INVERSE_TIME),
            tally -> logistic(tally))
        .against("exponential decay, as claimed", SoftmaxChecks::exponential);
  }

  private double largest(double[] p) {
    return SoftmaxCurvature.largestEigenvalue(p);
  }

  private static double outside(double value, double least, double most) {
    return Math.max(least - value, value - most);
  }

  private static double labelGap(double[] p, double q) {
    return Math.abs(SoftmaxCurvature.largestVariance(p) - q * (1 - q));
  }

  /** From nearly uniform to nearly a vertex. */
  private static void simplex(int cases, BiConsumer<double[], String> use) {
    for (int classes : CLASSES) {
      SplittableRandom random = new SplittableRandom(classes);
      for (int i = 0; i < cases; i++) {
        double sharpness = random.nextDouble(0, 12);
        double[] p = random.doubles(classes).map(u -> StrictMath.exp(sharpness * u)).toArray();
        double sum = Arrays.stream(p).sum();
        Arrays.setAll(p, k -> p[k] / sum);
        use.accept(p, "K = %d, case %d".formatted(classes, i));
      }
    }
  }

  private void twoClasses(Tally tally, double factor) {
    SplittableRandom random = new SplittableRandom(63);
    for (int i = 0; i < CASES; i++) {
      double q = random.nextDouble(0.01, 0.99);
      double[] values = solver.values(SoftmaxCurvature.matrix(new double[] {q, 1 - q}), 2);
      tally.see(Math.abs(values[1] - factor * q * (1 - q)), "q = " + q);
    }
  }

  private void smallLabel(Tally tally, double... labels) {
    for (double q : labels) {
      tally.see(largest(withLabel(q)) / (q * (1 - q)), "q = " + q);
    }
  }

  private void smallLabelValues(Tally tally, double q) {
    double[] p = withLabel(q);
    tally.see(
        Math.max(Math.abs(largest(p) - 0.49), Math.abs(q * (1 - q) - 0.0196)), Arrays.toString(p));
  }

  /** Three classes, the label's probability given and the others equal. */
  private static double[] withLabel(double q) {
    return new double[] {q, (1 - q) / 2, (1 - q) / 2};
  }

  /** Logistic loss on one point: z moves by eta (1-q). */
  private static void logistic(Tally tally) {
    double rate = 0.1;
    double z = 0;
    int next = 10_000;
    for (int t = 1; t <= 1_000_000; t++) {
      z += rate / (1 + StrictMath.exp(z));
      if (t == next) {
        double remaining = 1 / (1 + StrictMath.exp(z));
        tally.see(Math.abs(t * rate * remaining - 1), "t = " + t);
        next *= 10;
      }
    }
  }

  /** The same held against the exponential through its first hundred steps. */
  private static void exponential(Tally tally) {
    double rate = 0.1;
    double z = 0;
    double decay = 0;
    for (int t = 1; t <= 100_000; t++) {
      z += rate / (1 + StrictMath.exp(z));
      double remaining = 1 / (1 + StrictMath.exp(z));
      if (t == 100) {
        decay = -StrictMath.log(remaining) / t;
      }
      if (t == 10_000 || t == 100_000) {
        tally.see(Math.abs(StrictMath.exp(-decay * t) / remaining - 1), "t = " + t);
      }
    }
  }
}
