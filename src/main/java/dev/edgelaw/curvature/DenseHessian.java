package dev.edgelaw.curvature;

import dev.edgelaw.net.ParameterLayout;
import java.util.Arrays;

/**
 * The full Hessian or Gauss-Newton matrix: from the block structure where the net has two layers
 * and no biases, else column by column from products with unit vectors, as the published runs build
 * it, in blocks of {@value BlockProduct#COLUMNS}.
 *
 * <p>Order is canonical ({@link ParameterLayout}: layer by layer, every matrix out x in in
 * row-major, its bias behind it), without padding. From block structure it is exactly symmetric,
 * from products up to rounding; {@link #asymmetry} tells.
 *
 * @param dimension number of parameters P
 * @param entries P x P, row-major: entry (i, j) at {@code i * P + j} is component i of the product
 *     with unit vector j
 */
public record DenseHessian(int dimension, double[] entries) {
  private static final int TILE = 32;

  /** Checks the size. */
  public DenseHessian {
    Vectors.requireLength("entries", entries, Math.multiplyExact(dimension, dimension));
  }

  /**
   * The Hessian at a point.
   *
   * @param curvature the network at its point
   * @return all of it
   */
  public static DenseHessian of(NetworkCurvature curvature) {
    return of(curvature, true);
  }

  /**
   * The Gauss-Newton matrix at a point.
   *
   * @param curvature the network at its point
   * @return all of it
   */
  public static DenseHessian gaussNewton(NetworkCurvature curvature) {
    return of(curvature, false);
  }

  private static DenseHessian of(NetworkCurvature curvature, boolean secondOrder) {
    NetworkPoint point = curvature.point();
    if (!TwoLayerHessian.fits(point)) {
      return fromProducts(
          curvature.layout(),
          secondOrder ? curvature.hessianBlock() : curvature.gaussNewtonBlock());
    }
    int dimension = point.architecture.parameterCount();
    double[] entries = TwoLayerHessian.upperTriangle(point, secondOrder);
    mirror(entries, dimension);
    return new DenseHessian(dimension, entries);
  }

  /**
   * Copies the upper triangle onto the lower one, tile by tile: whole columns would miss the cache.
   */
  private static void mirror(double[] entries, int n) {
    for (int top = 0; top < n; top += TILE) {
      int bottom = Math.min(top + TILE, n);
      for (int left = 0; left < bottom; left += TILE) {
        for (int i = top; i < bottom; i++) {
          int end = Math.min(left + TILE, i);
          for (int j = left; j < end; j++) {
            entries[i * n + j] = entries[j * n + i];
          }
        }
      }
    }
  }

  /**
   * The matrix of a block product, column by column.
   *
   * @param layout order of the parameters
   * @param product the product, {@value BlockProduct#COLUMNS} columns at a time
   * @return all of it
   */
  static DenseHessian fromProducts(ParameterLayout layout, BlockProduct product) {
    int[] places = places(layout);
    int block = BlockProduct.COLUMNS;
    int dimension = places.length;
    double[] entries = new double[Math.multiplyExact(dimension, dimension)];
    double[] vectors = new double[product.length() * block];
    double[] products = new double[vectors.length];
    for (int from = 0; from < dimension; from += block) {
      int count = Math.min(block, dimension - from);
      Arrays.fill(vectors, 0);
      for (int b = 0; b < count; b++) {
        vectors[places[from + b] * block + b] = 1;
      }
      product.apply(vectors, products);
      for (int i = 0; i < dimension; i++) {
        System.arraycopy(products, places[i] * block, entries, i * dimension + from, count);
      }
    }
    return new DenseHessian(dimension, entries);
  }

  /** Place in the padded array of every canonical index. */
  private static int[] places(ParameterLayout layout) {
    double[] indices = new double[layout.length()];
    Arrays.setAll(indices, i -> i);
    return Arrays.stream(layout.toCanonical(indices)).mapToInt(index -> (int) index).toArray();
  }

  /**
   * One entry.
   *
   * @param i row
   * @param j column
   * @return H(i, j)
   */
  public double entry(int i, int j) {
    return entries[i * dimension + j];
  }

  /**
   * Largest difference between an entry and its mirror image.
   *
   * @return max |H(i, j) - H(j, i)|, rounding only
   */
  public double asymmetry() {
    double largest = 0;
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j < i; j++) {
        largest = Math.max(largest, Math.abs(entry(i, j) - entry(j, i)));
      }
    }
    return largest;
  }
}
