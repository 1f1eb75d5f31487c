package dev.edgelaw.curvature;

import java.util.Arrays;

/**
 * A symmetric linear map of parameter vectors, known by its products with vectors.
 *
 * <p>Vectors have the padded layout of {@link dev.edgelaw.net.ParameterLayout}: {@link #length}
 * numbers of which {@link #dimension} mean something; the others are zero, and every product leaves
 * them zero. Implementations own a workspace: one instance serves one thread, and a product
 * allocates nothing.
 */
public interface SymmetricOperator {
  /**
   * Dimension of the space on which the operator acts.
   *
   * @return the number of parameters P
   */
  int dimension();

  /**
   * Length of the arrays.
   *
   * @return P and the padding, a whole number of lanes
   */
  int length();

  /**
   * Product with a vector.
   *
   * @param v the vector, its padding zero
   * @param product overwritten, its padding zero; another array than {@code v}
   */
  void apply(double[] v, double[] product);

  /**
   * Brings coordinates into the operator's layout.
   *
   * @param coordinates {@link #dimension} numbers
   * @return a new array of {@link #length} numbers, its padding zero
   */
  default double[] embed(double[] coordinates) {
    Vectors.requireLength("coordinates", coordinates, dimension());
    return Arrays.copyOf(coordinates, length());
  }
}
