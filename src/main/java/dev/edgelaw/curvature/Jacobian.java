package dev.edgelaw.curvature;

import dev.edgelaw.kernel.MatrixLayout;

/**
 * The Jacobian J of all outputs f with respect to the parameters: row {@code i * K + k} is the
 * gradient of output k on sample i. Follows the point of the {@link NetworkCurvature} it comes from
 * and shares its workspace.
 */
public final class Jacobian {
  private final NetworkPoint point;
  private final TangentPass pass;
  private final int samples;
  private final int classes;
  private final MatrixLayout outputs;
  private final double[] cotangents;

  Jacobian(NetworkPoint point, TangentPass pass) {
    this.point = point;
    this.pass = pass;
    this.samples = point.data.samples();
    this.classes = point.data.classes();
    this.outputs = point.shape(point.architecture.depth() - 1);
    this.cotangents = new double[outputs.arrayLength()];
  }

  /**
   * Number of rows.
   *
   * @return samples times outputs, n K
   */
  public int rows() {
    return samples * classes;
  }

  /**
   * J v: the change of the outputs along v.
   *
   * @param v direction in the parameters' layout, its padding zero
   * @param product n K numbers, samples x outputs, overwritten
   */
  public void apply(double[] v, double[] product) {
    point.requirePoint();
    Vectors.requireLength("vector", v, point.layout.length());
    Vectors.requireLength("product", product, rows());
    double[] tangents = pass.forward(v);
    for (int i = 0; i < samples; i++) {
      System.arraycopy(tangents, outputs.index(i, 0), product, i * classes, classes);
    }
  }

  /**
   * J' u: the gradient of the sum of all outputs weighted by u.
   *
   * @param u n K weights, samples x outputs
   * @param product vector in the parameters' layout, overwritten, its padding zero
   */
  public void applyTransposed(double[] u, double[] product) {
    point.requirePoint();
    Vectors.requireLength("vector", u, rows());
    Vectors.requireLength("product", product, point.layout.length());
    for (int i = 0; i < samples; i++) {
      System.arraycopy(u, i * classes, cotangents, outputs.index(i, 0), classes);
    }
    pass.transposedJacobianProduct(cotangents, product);
  }

  /**
   * The operator J'J/n, whose largest eigenvalue bounds the Gauss-Newton matrix's for the
   * cross-entropy (Theorem 6 as corrected).
   *
   * @return v to J'(J v)/n
   */
  public SymmetricOperator gram() {
    double[] changes = new double[rows()];
    return new SymmetricOperator() {
      @Override
      public int dimension() {
        return point.architecture.parameterCount();
      }

      @Override
      public int length() {
        return point.layout.length();
      }

      @Override
      public double[] embed(double[] coordinates) {
        return point.layout.fromCanonical(coordinates);
      }

      @Override
      public void apply(double[] v, double[] product) {
        Vectors.requireOperands(v, product, length());
        Jacobian.this.apply(v, changes);
        applyTransposed(changes, product);
        point.arithmetic.scale(1.0 / samples, product, 0, product.length);
      }
    };
  }
}
