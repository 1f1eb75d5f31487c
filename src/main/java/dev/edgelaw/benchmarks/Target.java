package dev.edgelaw.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A figure and what it should be.
 *
 * @param subject what it is, in words
 * @param quantity how it follows from the measurements
 * @param atLeast whether the bound is a lower one; else the figure must not exceed it
 * @param bound the bound
 */
public record Target(String subject, Quantity quantity, boolean atLeast, double bound) {
  private static final int[] WIDTHS = {16, 64, 256, 1024};
  private static final double[] MSE = {0.40, 0.65, 0.70, 0.60};

  /** The bounds at widths 16 and 1024 hold for either loss. */
  private static final double[] CE = {0.40, 0.50, 0.62, 0.60};

  private static final Key DIGITS = Key.of("DeepGradientStep.step", "backend", "simd");

  private static final int[] SIZES = {1000, 10_000, 100_000, 1_000_000};
  private static final int[] SQUARES = {64, 128, 256, 512, 1024};

  /**
   * All targets, ratios to the peak first.
   *
   * @return the rows of the table
   */
  public static List<Target> all() {
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < WIDTHS.length; i++) {
      targets.add(step(WIDTHS[i], "MSE", MSE[i]));
    }
    for (int i = 0; i < WIDTHS.length; i++) {
      targets.add(step(WIDTHS[i], "CE", CE[i]));
    }
    // As if the products with black pixels were done: what a dense step would have to reach.
    targets.add(ofPeak("step, digits, zeros that are left out counted", DIGITS, 0.60));
    for (int n : SQUARES) {
      targets.add(
          ofPeak(
              "product %d x %d".formatted(n, n),
              Key.of(
                  "MatrixProduct.multiply",
                  "backend",
                  "simd",
                  "shape",
                  "%dx%dx%d".formatted(n, n, n)),
              0.75));
    }
    for (int width : new int[] {64, 256, 1024}) {
      targets.add(inGradients("Hessian product", "hessianProduct", width, 1.6));
      targets.add(inGradients("Gauss-Newton product", "gaussNewtonProduct", width, 1.4));
      targets.add(block(width));
    }
    targets.add(
        new Target(
            "two runs on two cores against one",
            // Both threads finish a step in the time of 'two'.
            new Quantity.Ratio(2, gradientStep(64, "MSE"), Key.of("TwoRuns.two"), "times"),
            true,
            1.9));
    targets.add(
        new Target(
            "digits: two threads in one step against one",
            new Quantity.Ratio(1, DIGITS, Key.of("SharedStep.step", "threads", "2"), "times"),
            true,
            1.6));
    targets.add(even("step", "step"));
    targets.add(even("Hessian product", "hessianProduct"));
    targets.add(even("Lanczos iteration", "lanczosIteration"));
    targets.add(
        time(
            "dense Hessian, P = 1600",
            Key.of("DenseHessian.dense", "loss", "MSE", "width", "64"),
            60));
    targets.add(time("eigenvectors, n = 1600", eigen("vectors"), 1000));
    targets.add(time("eigenvalues, n = 1600", eigen("values"), 300));
    targets.add(new Target("forks of one benchmark agree to", new Quantity.Spread(), false, 0.10));
    return List.copyOf(targets);
  }

  private static Target step(int width, String loss, double bound) {
    return ofPeak("step, width %d, %s".formatted(width, loss), gradientStep(width, loss), bound);
  }

  private static Key gradientStep(int width, String loss) {
    return Key.of(
        "GradientStep.step", "backend", "simd", "loss", loss, "width", String.valueOf(width));
  }

  private static Target ofPeak(String subject, Key key, double bound) {
    return new Target(subject, new Quantity.OfPeak(key), true, bound);
  }

  private static Target inGradients(String subject, String method, int width, double bound) {
    return new Target(
        "%s, width %d".formatted(subject, width),
        new Quantity.Ratio(1, curvature(method, width), curvature("gradient", width), "gradients"),
        false,
        bound);
  }

  private static Target block(int width) {
    return new Target(
        "block of 32 against single products, width " + width,
        new Quantity.Ratio(
            1, curvature("blockProduct", width), curvature("hessianProduct", width), ""),
        false,
        0.80);
  }

  private static Key curvature(String method, int width) {
    return Key.of("HessianProduct." + method, "loss", "MSE", "width", String.valueOf(width));
  }

  private static Target even(String subject, String method) {
    List<Key> keys =
        Arrays.stream(SIZES)
            .mapToObj(size -> Key.of("SizeScaling." + method, "parameters", String.valueOf(size)))
            .toList();
    return new Target(
        "time per operation, %s, P = 10^3 to 10^6".formatted(subject),
        new Quantity.Evenness(keys),
        false,
        1.5);
  }

  private static Target time(String subject, Key key, double milliseconds) {
    return new Target(subject, new Quantity.Milliseconds(key), false, milliseconds);
  }

  private static Key eigen(String method) {
    return Key.of("SymmetricEigenDecomposition." + method, "n", "1600", "spectrum", "HESSIAN");
  }

  /**
   * The benchmark beside which peers may be put.
   *
   * @return its key, or empty for a figure of several benchmarks
   */
  public Optional<Key> key() {
    return switch (quantity) {
      case Quantity.OfPeak ofPeak -> Optional.of(ofPeak.key());
      case Quantity.Milliseconds time -> Optional.of(time.key());
      case Quantity.Ratio _, Quantity.Evenness _, Quantity.Spread _ -> Optional.empty();
    };
  }

  /**
   * The target for people.
   *
   * @return such as {@code >= 65 % of peak}
   */
  public String text() {
    return (atLeast ? ">= " : "<= ") + quantity.text(bound);
  }

  /**
   * Whether a run meets it.
   *
   * @param run the figures
   * @return empty where it was not measured
   */
  public Optional<Boolean> met(BenchmarkRun run) {
    OptionalDouble value = quantity.in(run);
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(atLeast ? value.getAsDouble() >= bound : value.getAsDouble() <= bound);
  }
}
