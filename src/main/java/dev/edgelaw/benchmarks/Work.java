package dev.edgelaw.benchmarks;

import java.util.Arrays;
import java.util.Optional;

/**
 * What one operation of a benchmark amounts to, from its parameters: the additions and
 * multiplications of its matrix products, padding and element-wise passes left out, and the bytes
 * that must cross the memory bus when nothing is in a cache. Zeros among the inputs count like any
 * other number.
 *
 * @param operations floating-point operations
 * @param bytes operands read and results written, once each
 */
public record Work(double operations, double bytes) {
  /** Of the published two-layer studies. */
  private static final double SAMPLES = 200;

  private static final double INPUTS = 20;
  private static final double CLASSES = 5;

  private static final double[] DIGIT_LAYERS = {784, 32, 32, 32, 32, 10};
  private static final double DIGITS = 2000;

  /** What {@code MachinePeak.fma} does in a call, whatever the vectors. */
  public static final int PEAK_OPERATIONS = 1_920_000;

  private static final double DOUBLE = Double.BYTES;

  /**
   * The work of a benchmark.
   *
   * @param key benchmark and parameters
   * @return its work, or empty where it is not a fixed number of products
   */
  static Optional<Work> of(Key key) {
    return Optional.ofNullable(
        switch (key.benchmark()) {
          case "MachinePeak.fma" -> new Work(PEAK_OPERATIONS, 0);
          // y += a x: two reads and a write for two operations.
          case "MemoryBandwidth.addScaled" ->
              new Work(2 * key.number("elements"), 3 * DOUBLE * key.number("elements"));
          case "GradientStep.step", "HessianProduct.gradient" -> gradient(key.number("width"));
          case "HessianProduct.hessianProduct", "HessianProduct.blockProduct" ->
              hessianProduct(key.number("width"));
          case "HessianProduct.gaussNewtonProduct" -> gaussNewton(key.number("width"));
          case "TwoRuns.one", "TwoRuns.two" -> gradient(64);
          case "DeepGradientStep.step", "DeepHessianProduct.gradient", "SharedStep.step" ->
              digits();
          case "SizeScaling.step" -> gradient(width(key));
          // The product is nearly all of an iteration; what orthogonalisation adds counts as time.
          case "SizeScaling.hessianProduct", "SizeScaling.lanczosIteration" ->
              hessianProduct(width(key));
          case "MatrixProduct.multiply", "MatrixProduct.multiplyTransposed" -> product(key);
          case "SymmetricEigenDecomposition.values", "SymmetricEigenDecomposition.measure" ->
              eigen(key.number("n"), 4.0 / 3);
          case "SymmetricEigenDecomposition.vectors" -> eigen(key.number("n"), 10.0 / 3);
          default -> null;
        });
  }

  private static double width(Key key) {
    return key.number("parameters") / (INPUTS + CLASSES);
  }

  /** Five products: two forward, two for the gradients, one between the layers. */
  private static Work gradient(double width) {
    return twoLayers(width, 4 * INPUTS + 6 * CLASSES);
  }

  /** Forward 2 d + 4 K for each hidden unit and sample, backward 2 d + 8 K. */
  private static Work hessianProduct(double width) {
    return twoLayers(width, 4 * INPUTS + 12 * CLASSES);
  }

  private static Work gaussNewton(double width) {
    return twoLayers(width, 4 * INPUTS + 8 * CLASSES);
  }

  private static Work twoLayers(double width, double perUnit) {
    double weights = width * (INPUTS + CLASSES);
    return new Work(
        SAMPLES * width * perUnit, DOUBLE * (2 * weights + SAMPLES * (INPUTS + CLASSES)));
  }

  /** Three products a layer; the first one passes nothing back. */
  private static Work digits() {
    double operations = -2 * DIGITS * DIGIT_LAYERS[0] * DIGIT_LAYERS[1];
    double weights = 0;
    for (int i = 1; i < DIGIT_LAYERS.length; i++) {
      weights += DIGIT_LAYERS[i - 1] * DIGIT_LAYERS[i];
    }
    operations += 6 * DIGITS * weights;
    return new Work(operations, DOUBLE * (2 * weights + DIGITS * DIGIT_LAYERS[0]));
  }

  private static Work product(Key key) {
    String shape = key.parameters().getOrDefault("shape", "");
    if (!shape.matches("\\d{1,9}x\\d{1,9}x\\d{1,9}")) {
      throw new IllegalArgumentException(key + ": parameter shape must be like 200x20x64");
    }
    double[] sizes = Arrays.stream(shape.split("x")).mapToDouble(Double::parseDouble).toArray();
    double m = sizes[0];
    double k = sizes[1];
    double n = sizes[2];
    return new Work(2 * m * k * n, DOUBLE * (m * k + k * n + m * n));
  }

  /**
   * The reduction to a tridiagonal matrix takes 4/3 n^3, taking vectors back 2 n^3; what lies
   * between depends on the matrix and is left out.
   */
  private static Work eigen(double n, double cubes) {
    return new Work(cubes * n * n * n, DOUBLE * n * n);
  }
}
