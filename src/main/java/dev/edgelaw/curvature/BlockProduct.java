package dev.edgelaw.curvature;

/**
 * Products of the Hessian or the Gauss-Newton matrix with {@value #COLUMNS} vectors at once, each
 * with the bits of the single product.
 *
 * <p>The vectors are the columns of a row-major matrix length x {@value #COLUMNS}: entry p of
 * vector b is at {@code p * COLUMNS + b}. Follows the point of the {@link NetworkCurvature} it
 * comes from; one instance serves one thread.
 */
public sealed interface BlockProduct permits TwoLayerBlock, SingleProducts {
  /** Number of vectors per product. */
  int COLUMNS = 32;

  /**
   * Length of the vectors.
   *
   * @return rows of the matrices: parameters and padding
   */
  int length();

  /**
   * The products with all columns.
   *
   * @param vectors length x {@value #COLUMNS}, rows of the parameters' padding zero
   * @param products length x {@value #COLUMNS}, overwritten; another array
   */
  void apply(double[] vectors, double[] products);
}
