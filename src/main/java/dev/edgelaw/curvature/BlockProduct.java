package dev.edgelaw.curvature;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.Lanes;
import dev.edgelaw.kernel.MatrixLayout;
import java.util.Arrays;

/**
 * Products of the Hessian or the Gauss-Newton matrix with B vectors at once, bit for bit those of
 * the single product.
 *
 * <p>The vectors are the columns of a row-major matrix length x B: entry p of vector b is at {@code
 * p * B + b}. With the vectors innermost, all products of the pass are matrix products over at
 * least B columns, also those that are only K wide for a single vector, and the samples are worked
 * on in chunks whose tangents stay in the cache. Follows the point of the {@link NetworkCurvature}
 * it comes from; one instance serves one thread.
 */
public final class BlockProduct {
  /** Doubles of tangents per chunk of samples: half of a common second-level cache. */
  private static final int CHUNK_DOUBLES = 1 << 16;

  /** Fewer samples would read the vectors too often. */
  private static final int LEAST_CHUNK = 15;

  private final NetworkPoint point;
  private final Arithmetic arithmetic;
  private final int columns;
  private final boolean secondOrder;
  private final int depth;
  private final BlockLayout layout;
  private final double[][] tangents;
  private final double[][] bent;
  private final double[] secondTerm;
  private final double[] packed;
  private final double[] factors;
  private final double[] scratch;
  private final double[] ones;

  BlockProduct(NetworkPoint point, int columns, boolean secondOrder) {
    if (columns < Lanes.COUNT || columns % Lanes.COUNT != 0) {
      throw new IllegalArgumentException(
          "block of %d columns: must be a multiple of %d".formatted(columns, Lanes.COUNT));
    }
    this.point = point;
    this.arithmetic = point.arithmetic;
    this.columns = columns;
    this.secondOrder = secondOrder;
    this.depth = point.architecture.depth();
    int units = 0;
    int tallest = 0;
    for (int layer = 0; layer < depth; layer++) {
      units += point.architecture.fanOut(layer);
      tallest = Math.max(tallest, point.layout.weight(layer).rows());
    }
    // Odd, for a distance between units that is no power of two, which caches are slow at.
    int fitting = Math.max(LEAST_CHUNK, CHUNK_DOUBLES / (units * columns)) | 1;
    int chunk = Math.min(fitting, point.data.samples());
    this.layout = new BlockLayout(point, columns, chunk);
    this.tangents = new double[depth][];
    this.bent = new double[depth][];
    for (int layer = 0; layer < depth; layer++) {
      int length = layout.tangentLength(layer);
      tangents[layer] = new double[length];
      bent[layer] = bends(layer) ? new double[length] : null;
    }
    this.secondTerm = new double[secondOrder ? layout.looseLength : 0];
    this.packed = new double[MatrixLayout.ORIGIN + tallest * columns];
    this.factors = new double[chunk];
    this.scratch = new double[(point.data.classes() + 1) * columns];
    this.ones = new double[chunk];
    Arrays.fill(ones, 1);
  }

  /**
   * Number of vectors per product.
   *
   * @return B
   */
  public int columns() {
    return columns;
  }

  /**
   * Length of the vectors.
   *
   * @return rows of the matrices: parameters and padding
   */
  public int length() {
    return point.layout.length();
  }

  /**
   * The products with all columns.
   *
   * @param vectors length x B, rows of the parameters' padding zero
   * @param products length x B, overwritten; another array
   */
  public void apply(double[] vectors, double[] products) {
    point.requirePoint();
    Vectors.requireOperands(vectors, products, Math.multiplyExact(length(), columns));
    Arrays.fill(products, 0);
    Arrays.fill(secondTerm, 0);
    for (BlockLayout.Chunk chunk : layout.chunks) {
      for (int layer = 0; layer < depth; layer++) {
        forward(chunk, layer, vectors);
      }
      point.outputCurvature.applyInterleaved(
          tangents[depth - 1], chunk.tangents()[depth - 1], chunk.from(), columns, scratch);
      for (int layer = depth - 1; layer >= 0; layer--) {
        backward(chunk, layer, vectors, products);
      }
    }
    for (int layer = 1; secondOrder && layer < depth; layer++) {
      MatrixLayout weight = point.layout.weight(layer);
      arithmetic.addScaled(
          1,
          secondTerm,
          layout.looseFrom[layer],
          products,
          weight.offset() * columns,
          weight.length() * columns);
    }
  }

  /** Tangents of a layer from those before it, and the second term of the layer behind it. */
  private void forward(BlockLayout.Chunk chunk, int layer, double[] v) {
    double[] t = tangents[layer];
    MatrixLayout[] strips = chunk.strips()[layer];
    if (layer > 0) {
      arithmetic.multiply(
          point.parameters(),
          point.layout.weight(layer),
          tangents[layer - 1],
          chunk.tangents()[layer - 1],
          t,
          chunk.tangents()[layer]);
    }
    boolean biased = point.architecture.biased();
    for (int unit = 0; unit < strips.length; unit++) {
      MatrixLayout strip = strips[unit];
      if (layer > 0) {
        addIncoming(chunk, layer, unit, v);
      } else if (pack(v, layout.columns[0][unit])) {
        arithmetic.multiply(
            point.data.inputs(), chunk.inputs(), packed, layout.packed[0], t, strip);
      } else {
        clear(t, strip);
        if (!biased && depth > 1) {
          clear(bent[0], strip);
          continue;
        }
      }
      if (biased) {
        arithmetic.addToRows(t, strip, v, layout.biases[layer][unit].offset());
      }
      if (layer < depth - 1) {
        throughActivation(chunk, layer, unit);
        if (secondOrder) {
          double[] delta = point.deltas(layer + 1);
          MatrixLayout rows = chunk.rows()[layer + 1];
          MatrixLayout target = layout.looseColumns[layer + 1][unit];
          arithmetic.addProductTransposed(delta, rows, t, strip, secondTerm, target);
        }
      }
    }
  }

  private static void clear(double[] x, MatrixLayout strip) {
    if (x != null) {
      Arrays.fill(x, strip.offset(), strip.offset() + strip.length(), 0);
    }
  }

  private void addIncoming(BlockLayout.Chunk chunk, int layer, int unit, double[] v) {
    MatrixLayout weights = layout.incoming[layer][unit];
    if (anyNonZero(v, weights.offset(), weights.length())) {
      arithmetic.addProduct(
          point.activations(layer - 1),
          chunk.rows()[layer - 1],
          v,
          weights,
          tangents[layer],
          chunk.strips()[layer][unit]);
    }
  }

  /** Products with a layer's weights, and cotangents of the layer before it. */
  private void backward(BlockLayout.Chunk chunk, int layer, double[] v, double[] products) {
    double[] d = tangents[layer];
    MatrixLayout[] strips = chunk.strips()[layer];
    double[] h = layer == 0 ? point.data.inputs() : point.activations(layer - 1);
    MatrixLayout hRows = layer == 0 ? chunk.inputs() : chunk.rows()[layer - 1];
    MatrixLayout[] targets = layer == 0 ? layout.columns[0] : layout.incoming[layer];
    for (int unit = 0; unit < strips.length; unit++) {
      MatrixLayout strip = strips[unit];
      if (point.architecture.biased()) {
        arithmetic.addProduct(ones, chunk.ones(), d, strip, products, layout.biases[layer][unit]);
      }
      arithmetic.addProductTransposed(h, hRows, d, strip, products, targets[unit]);
    }
    if (layer == 0) {
      return;
    }
    double[] before = tangents[layer - 1];
    arithmetic.multiplyTransposed(
        point.parameters(),
        point.layout.weight(layer),
        d,
        chunk.tangents()[layer],
        before,
        chunk.tangents()[layer - 1]);
    for (int unit = 0; unit < point.architecture.fanIn(layer); unit++) {
      if (secondOrder && pack(v, layout.columns[layer][unit])) {
        arithmetic.addProduct(
            point.deltas(layer),
            chunk.rows()[layer],
            packed,
            layout.packed[layer],
            before,
            chunk.strips()[layer - 1][unit]);
      }
      backThroughActivation(chunk, layer - 1, unit);
    }
  }

  /**
   * Copies weights together: rows far apart, at a distance that is often a power of two, are slow
   * to read repeatedly. Returns whether any is not zero: most are zero in the unit vectors of which
   * dense matrices are made, and what is multiplied by them need not be.
   */
  private boolean pack(double[] v, MatrixLayout rows) {
    boolean any = false;
    for (int i = 0; i < rows.rows(); i++) {
      int row = rows.index(i, 0);
      any = any || anyNonZero(v, row, columns);
      System.arraycopy(v, row, packed, MatrixLayout.ORIGIN + i * columns, columns);
    }
    return any;
  }

  private static boolean anyNonZero(double[] x, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (x[i] != 0) {
        return true;
      }
    }
    return false;
  }

  private void throughActivation(BlockLayout.Chunk chunk, int layer, int unit) {
    double[] t = tangents[layer];
    MatrixLayout strip = chunk.strips()[layer][unit];
    if (bends(layer)) {
      System.arraycopy(t, strip.offset(), bent[layer], strip.offset(), strip.length());
      gather(point.bends(layer), chunk.rows()[layer], unit);
      arithmetic.scaleRows(factors, 0, bent[layer], strip);
    }
    gather(point.gates(layer), chunk.rows()[layer], unit);
    arithmetic.scaleRows(factors, 0, t, strip);
  }

  private void backThroughActivation(BlockLayout.Chunk chunk, int layer, int unit) {
    double[] d = tangents[layer];
    MatrixLayout strip = chunk.strips()[layer][unit];
    gather(point.gates(layer), chunk.rows()[layer], unit);
    arithmetic.scaleRows(factors, 0, d, strip);
    if (bends(layer)) {
      int from = strip.offset();
      arithmetic.addScaled(1, bent[layer], from, d, from, strip.length());
    }
  }

  private void gather(double[] matrix, MatrixLayout rows, int unit) {
    for (int i = 0; i < rows.rows(); i++) {
      factors[i] = matrix[rows.index(i, unit)];
    }
  }

  private boolean bends(int layer) {
    return secondOrder && point.smooth && layer < depth - 1;
  }
}
