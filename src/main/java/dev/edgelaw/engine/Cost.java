package dev.edgelaw.engine;

import dev.edgelaw.net.Architecture;

/**
 * Estimates of work in multiply-adds, for choosing which cell starts first; right to a factor of
 * two or so.
 */
final class Cost {
  /** Forward pass, and two products of that size backward. */
  private static final int PASSES_PER_GRADIENT = 3;

  /** A gradient and its derivative. */
  private static final int PASSES_PER_PRODUCT = 2 * PASSES_PER_GRADIENT;

  /** Reduction to tridiagonal form and back-transformation of all eigenvectors, in units of P^3. */
  private static final double EIGENVECTORS = 5;

  /** Lanczos from a random start, in the nets of the studies. */
  private static final double PRODUCTS_PER_EIGENVALUE = 40;

  /** Densities, distances and comparisons, entry by entry and branch by branch. */
  private static final double OPERATIONS_PER_GATE = 40;

  private Cost() {}

  /** Of one gradient over all samples. */
  static double gradient(RunSpec run) {
    return PASSES_PER_GRADIENT * pass(run);
  }

  /** Of one product with the Hessian. */
  static double hessianProduct(RunSpec run) {
    return PASSES_PER_PRODUCT * pass(run);
  }

  /** Of a full Hessian, one product for each column, with its eigenvectors. */
  static double spectrum(RunSpec run) {
    double parameters = run.architecture().parameterCount();
    return parameters * hessianProduct(run) + EIGENVECTORS * parameters * parameters * parameters;
  }

  /** Of the largest eigenvalue from a random start. */
  static double sharpness(RunSpec run) {
    return PRODUCTS_PER_EIGENVALUE * hessianProduct(run);
  }

  /** Of one product of the inputs with the first matrix, and a few operations on each result. */
  static double gates(RunSpec run) {
    Architecture net = run.architecture();
    double outputs = (double) net.fanOut(0) * run.data().samples();
    return outputs * (net.fanIn(0) + OPERATIONS_PER_GATE);
  }

  private static double pass(RunSpec run) {
    return (double) run.architecture().parameterCount() * run.data().samples();
  }
}
