package dev.edgelaw.kernel;

/**
 * The arithmetic of the training kernel on flat arrays.
 *
 * <p>Both implementations return the same bits (see the package description). No method allocates,
 * none keeps state, so one instance serves any number of threads. Ranges {@code (from, length)}
 * have a length that is a multiple of {@link Lanes#COUNT}. Except where a method says so, results
 * must not overlap operands.
 */
public sealed interface Arithmetic permits ScalarArithmetic, VectorArithmetic {
  /** Elements of scratch that the matrix-vector products need: four rows of eight lanes. */
  int ROW_SCRATCH = 4 * Lanes.COUNT;

  /**
   * One line for people: which implementation this is and how wide.
   *
   * @return for example {@code "SIMD, 512-bit vectors (8 doubles)"}
   */
  String description();

  /**
   * Matrix product C = A B over whole padded rows of B and C.
   *
   * @param a array of A
   * @param aLayout m x k, any stride
   * @param b array of B
   * @param bLayout k x n, padded stride
   * @param c array of C, overwritten
   * @param cLayout m x n, stride as B's
   */
  void multiply(
      double[] a,
      MatrixLayout aLayout,
      double[] b,
      MatrixLayout bLayout,
      double[] c,
      MatrixLayout cLayout);

  /**
   * Matrix product C = A B with A sparse: the same bits as the dense product where B is finite (but
   * for the sign of a zero that comes of underflow). What the zeros of A would make of an infinity
   * or NaN in B is not seen.
   *
   * @param a the non-zero elements of A, m x k
   * @param b array of B
   * @param bLayout k x n, padded stride
   * @param c array of C, overwritten
   * @param cLayout m x n, stride as B's
   */
  void multiply(SparseRows a, double[] b, MatrixLayout bLayout, double[] c, MatrixLayout cLayout);

  /**
   * Matrix product with the left factor transposed, C = A' B.
   *
   * @param a array of A
   * @param aLayout k x m, any stride
   * @param b array of B
   * @param bLayout k x n, padded stride
   * @param c array of C, overwritten
   * @param cLayout m x n, stride as B's
   */
  void multiplyTransposed(
      double[] a,
      MatrixLayout aLayout,
      double[] b,
      MatrixLayout bLayout,
      double[] c,
      MatrixLayout cLayout);

  /**
   * Adds a matrix product, C += A B: every element goes on from its value in C, k ascending. B and
   * C may lie inside wider matrices; the columns written are those of C rounded up to whole lanes.
   *
   * @param a array of A
   * @param aLayout m x k, any stride
   * @param b array of B
   * @param bLayout k x n, stride a multiple of {@link Lanes#COUNT}
   * @param c array of C, changed in place
   * @param cLayout m x n, stride a multiple of {@link Lanes#COUNT}
   */
  void addProduct(
      double[] a,
      MatrixLayout aLayout,
      double[] b,
      MatrixLayout bLayout,
      double[] c,
      MatrixLayout cLayout);

  /**
   * Matrix product and the activation behind it: C = leakyRelu(A B), with the bits of a product
   * followed by {@link #leakyRelu}. B and C may lie inside wider matrices, as in {@link
   * #addProduct}.
   *
   * @param a array of A
   * @param aLayout m x k, any stride
   * @param b array of B
   * @param bLayout k x n, stride a multiple of {@link Lanes#COUNT}
   * @param c array of C, overwritten
   * @param cLayout m x n, stride a multiple of {@link Lanes#COUNT}
   * @param slope slope on the negative side
   * @param add whether the product goes on from what C holds
   */
  void multiplyRectified(
      double[] a,
      MatrixLayout aLayout,
      double[] b,
      MatrixLayout bLayout,
      double[] c,
      MatrixLayout cLayout,
      double slope,
      boolean add);

  /**
   * Matrix product through the gates of {@link #leakyRelu}: C = A B, times the slope where H is not
   * positive; the bits of a product followed by {@link #leakyReluGradient}. B, C and H may lie
   * inside wider matrices, as in {@link #addProduct}.
   *
   * @param a array of A
   * @param aLayout m x k, any stride
   * @param b array of B
   * @param bLayout k x n, stride a multiple of {@link Lanes#COUNT}
   * @param h array of H
   * @param hFrom index of its first element; its rows are as far apart as those of C
   * @param c array of C, overwritten; may be {@code h} where H is C
   * @param cLayout m x n, stride a multiple of {@link Lanes#COUNT}
   * @param slope factor where H is not positive
   * @param add whether the product goes on from what C holds
   */
  void multiplyThroughGates(
      double[] a,
      MatrixLayout aLayout,
      double[] b,
      MatrixLayout bLayout,
      double[] h,
      int hFrom,
      double[] c,
      MatrixLayout cLayout,
      double slope,
      boolean add);

  /**
   * Copies a matrix to rows of another distance.
   *
   * @param a array of A
   * @param aLayout m x n, stride a multiple of {@link Lanes#COUNT}
   * @param c array of C, overwritten over n columns rounded up to whole lanes
   * @param cLayout m x n, stride a multiple of {@link Lanes#COUNT}
   */
  void copy(double[] a, MatrixLayout aLayout, double[] c, MatrixLayout cLayout);

  /**
   * Copies chosen rows together: row i of C is the row of A whose number is {@code rows[from + i]}.
   *
   * @param a array of A
   * @param aLayout m x n, stride {@link MatrixLayout#PANEL}; whole rows are copied
   * @param rows row numbers of A
   * @param from index of the first that counts
   * @param c array of C, overwritten
   * @param cLayout as many rows as are copied x n, stride {@link MatrixLayout#PANEL}
   */
  void gatherRows(
      double[] a, MatrixLayout aLayout, int[] rows, int from, double[] c, MatrixLayout cLayout);

  /**
   * Weighted sums of chosen rows. A holds blocks of {@link MatrixLayout#PANEL} columns; row i of C
   * is the product of the row of weights with that block of A whose number is {@code blocks[from +
   * i]}, rows of A ascending.
   *
   * @param weights array of the weights
   * @param weightsFrom index of that of the first row of A
   * @param a array of A
   * @param aLayout k x (blocks times {@link MatrixLayout#PANEL})
   * @param blocks numbers of blocks
   * @param from index of the first that counts
   * @param c array of C, overwritten
   * @param cLayout as many rows as there are sums, columns and stride {@link MatrixLayout#PANEL}
   */
  void combineBlocks(
      double[] weights,
      int weightsFrom,
      double[] a,
      MatrixLayout aLayout,
      int[] blocks,
      int from,
      double[] c,
      MatrixLayout cLayout);

  /**
   * Adds products of chosen rows to blocks of {@link MatrixLayout#PANEL} columns: block i of C is
   * C_i += the sum over t from {@code starts[from + i]} to before {@code starts[from + i + 1]} of
   * the outer product of row {@code pairs[2 t]} of A and row {@code pairs[2 t + 1]} of B, t
   * ascending.
   *
   * @param a array of A
   * @param aLayout rows x k, stride {@link MatrixLayout#PANEL}
   * @param b array of B
   * @param bLayout rows x {@link MatrixLayout#PANEL}
   * @param pairs numbers of rows of A and of B in turn
   * @param starts where the pairs of each block begin
   * @param from index of the first block's start
   * @param c array of C, changed in place
   * @param cLayout k x (blocks times {@link MatrixLayout#PANEL})
   */
  void addChosenProducts(
      double[] a,
      MatrixLayout aLayout,
      double[] b,
      MatrixLayout bLayout,
      int[] pairs,
      int[] starts,
      int from,
      double[] c,
      MatrixLayout cLayout);

  /**
   * Adds a matrix product with the left factor transposed, C += A' B; otherwise as {@link
   * #addProduct}.
   *
   * @param a array of A
   * @param aLayout k x m, any stride
   * @param b array of B
   * @param bLayout k x n, stride a multiple of {@link Lanes#COUNT}
   * @param c array of C, changed in place
   * @param cLayout m x n, stride a multiple of {@link Lanes#COUNT}
   */
  void addProductTransposed(
      double[] a,
      MatrixLayout aLayout,
      double[] b,
      MatrixLayout bLayout,
      double[] c,
      MatrixLayout cLayout);

  /**
   * Matrix-vector product by rows, y = A x: every element a sum in eight lanes over the columns,
   * rounded up to whole lanes.
   *
   * @param a array of A
   * @param aLayout m x n, any stride that leaves room for whole lanes
   * @param x the vector, zero from n to whole lanes
   * @param xFrom its first index
   * @param y m products, overwritten
   * @param yFrom their first index
   * @param scratch at least {@value #ROW_SCRATCH} elements, overwritten
   */
  void rowProducts(
      double[] a,
      MatrixLayout aLayout,
      double[] x,
      int xFrom,
      double[] y,
      int yFrom,
      double[] scratch);

  /**
   * Adds products of rows with a vector to eight lanes of each row: lanes(8 i + j mod 8) += A(i, j)
   * x(j), fused, j ascending. With {@link Lanes#sum} these are {@link #rowProducts}, for columns
   * that come block by block.
   *
   * @param a array of A
   * @param aLayout m x n, any stride; n a multiple of {@link Lanes#COUNT}
   * @param x the vector
   * @param xFrom its first index
   * @param lanes 8 m partial sums, from index 0, changed in place
   */
  void accumulateRowProducts(
      double[] a, MatrixLayout aLayout, double[] x, int xFrom, double[] lanes);

  /**
   * Product of a symmetric matrix with a vector, y = A x, in one pass over the lower triangle. Read
   * are, of every row i, the columns below b(i) = 8 (floor(i / 8) + 1): the triangle, with the 8 x
   * 8 blocks on the diagonal in full.
   *
   * <p>y(i) is the sum in eight lanes of A(i, j) x(j) over j &lt; b(i), to which A(k, i) x(k) are
   * added for k = b(i), b(i) + 1, ..., n - 1, each by a fused multiply-add.
   *
   * @param a array of A
   * @param aLayout n x n, any stride that leaves room for whole lanes
   * @param x the vector, zero from n to whole lanes
   * @param xFrom its first index
   * @param y the product, overwritten
   * @param yFrom its first index
   * @param scratch at least {@value #ROW_SCRATCH} elements, overwritten
   */
  void symmetricProduct(
      double[] a,
      MatrixLayout aLayout,
      double[] x,
      int xFrom,
      double[] y,
      int yFrom,
      double[] scratch);

  /**
   * Plane rotation of two rows of one array: (x, y) = (c x + s y, c y - s x). The product with s is
   * rounded, the one with c fused.
   *
   * @param a array of both rows
   * @param xFrom first index of x
   * @param yFrom first index of y
   * @param length number of elements
   * @param cosine c
   * @param sine s
   */
  void rotate(double[] a, int xFrom, int yFrom, int length, double cosine, double sine);

  /**
   * Multiplies every row by its own factor: A(i, j) *= f(i).
   *
   * @param f array of the factors
   * @param fFrom index of the first row's factor
   * @param a array of A
   * @param aLayout m x n, padded stride
   */
  void scaleRows(double[] f, int fFrom, double[] a, MatrixLayout aLayout);

  /**
   * Adds one row vector to every row: A(i, j) += v(j).
   *
   * @param a array of A
   * @param aLayout m x n, padded stride
   * @param v array of the vector, padded like a row of A
   * @param vFrom its first index
   */
  void addToRows(double[] a, MatrixLayout aLayout, double[] v, int vFrom);

  /**
   * Sums of the columns, over rows in ascending order: v(j) = sum over i of A(i, j).
   *
   * @param a array of A
   * @param aLayout m x n, padded stride
   * @param v array of the sums, overwritten over a whole padded row
   * @param vFrom their first index
   */
  void columnSums(double[] a, MatrixLayout aLayout, double[] v, int vFrom);

  /**
   * Compares pre-activations before and after a change of the weights, unit by unit, samples in
   * ascending order. Entries of the padding are undefined.
   *
   * @param before array of Z, samples x units, padded stride
   * @param after array of the new Z, of the same layout
   * @param layout their shape
   * @param densities per unit, what a distance is multiplied by
   * @param squares per unit, overwritten: sum over samples of the new z^2
   * @param expected per unit, overwritten: sum of min(1/2, |new z - z| times the density)
   * @param flips per unit, overwritten: number of samples for which z or the new z is positive, not
   *     both
   */
  void compareGates(
      double[] before,
      double[] after,
      MatrixLayout layout,
      double[] densities,
      double[] squares,
      double[] expected,
      double[] flips);

  /**
   * Piecewise linear activation: h = z where z &gt; 0, slope * z where z &lt;= 0; NaN stays NaN.
   *
   * @param z pre-activations
   * @param h activations, overwritten; may be {@code z}
   * @param from first index in both arrays
   * @param length number of elements
   * @param slope slope on the negative side; with 0 the result there is +0
   */
  void leakyRelu(double[] z, double[] h, int from, int length, double slope);

  /**
   * Back-propagation through {@link #leakyRelu}: d = d where z &gt; 0, slope * d elsewhere (so the
   * derivative at 0 is the slope).
   *
   * @param z pre-activations, or activations when the slope is not negative
   * @param zFrom their first index
   * @param d gradient, multiplied in place
   * @param dFrom its first index
   * @param length number of elements
   * @param slope slope on the negative side
   */
  void leakyReluGradient(double[] z, int zFrom, double[] d, int dFrom, int length, double slope);

  /**
   * y = alpha x + y, one fused multiply-add per element.
   *
   * @param alpha factor
   * @param x operand
   * @param xFrom its first index
   * @param y changed in place
   * @param yFrom its first index
   * @param length number of elements
   */
  void addScaled(double alpha, double[] x, int xFrom, double[] y, int yFrom, int length);

  /**
   * y = x + beta y, one fused multiply-add per element.
   *
   * @param x operand
   * @param beta factor of y
   * @param y changed in place
   * @param from first index in both arrays
   * @param length number of elements
   */
  void scaleAndAdd(double[] x, double beta, double[] y, int from, int length);

  /**
   * x = alpha x.
   *
   * @param alpha factor
   * @param x changed in place
   * @param from first index
   * @param length number of elements
   */
  void scale(double alpha, double[] x, int from, int length);

  /**
   * y = max(x, y), entry by entry; NaN if either is, and -0 is below +0.
   *
   * @param x operand
   * @param xFrom its first index
   * @param y changed in place
   * @param yFrom its first index
   * @param length number of elements
   */
  void maximum(double[] x, int xFrom, double[] y, int yFrom, int length);

  /**
   * y = x y, entry by entry.
   *
   * @param x operand
   * @param xFrom its first index
   * @param y changed in place
   * @param yFrom its first index
   * @param length number of elements
   */
  void multiplyEntries(double[] x, int xFrom, double[] y, int yFrom, int length);

  /**
   * x = alpha / x, entry by entry.
   *
   * @param alpha dividend
   * @param x changed in place
   * @param from first index
   * @param length number of elements
   */
  void divideInto(double alpha, double[] x, int from, int length);

  /**
   * z = x - y.
   *
   * @param x minuend
   * @param y subtrahend
   * @param z difference, overwritten; may be {@code x}
   * @param from first index in all arrays
   * @param length number of elements
   */
  void subtract(double[] x, double[] y, double[] z, int from, int length);

  /**
   * x = exp(x) by the formula of {@link Elementary#exp}.
   *
   * @param x changed in place
   * @param from first index
   * @param length number of elements
   */
  void exp(double[] x, int from, int length);

  /**
   * x = ln(x) by the formula of {@link Elementary#log}.
   *
   * @param x changed in place
   * @param from first index
   * @param length number of elements
   */
  void log(double[] x, int from, int length);

  /**
   * Adds products to the eight logical lanes: lanes(i mod 8) += x(i) y(i), fused, i ascending. With
   * the same array twice this accumulates a squared norm.
   *
   * @param x factor
   * @param xFrom its first index
   * @param y factor
   * @param yFrom its first index
   * @param length number of elements
   * @param lanes partial sums, changed in place
   * @param lanesAt index of lane 0
   */
  void accumulateProducts(
      double[] x, int xFrom, double[] y, int yFrom, int length, double[] lanes, int lanesAt);

  /**
   * Adds elements to the eight logical lanes: lanes(i mod 8) += x(i), i ascending.
   *
   * @param x summands
   * @param from first index
   * @param length number of elements
   * @param lanes partial sums, changed in place
   * @param lanesAt index of lane 0
   */
  void accumulate(double[] x, int from, int length, double[] lanes, int lanesAt);
}
