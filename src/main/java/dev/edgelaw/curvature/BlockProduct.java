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
  /** Doubles of tangents per chunk of samples: 256 kB, a quarter of a common second-level cache. */
  private static final int CHUNK_DOUBLES = Integer.getInteger("chunk", 1 << 15);

  private final NetworkPoint point;
  private final Arithmetic arithmetic;
  private final int columns;
  private final boolean secondOrder;
  private final int depth;
  private final BlockLayout layout;
  private final double[][] tangents;
  private final double[][] bent;
  private final double[] secondTerm;
  private final double[] scratch;
  private final double[] ones;
  private final MatrixLayout[] onesRows;

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
    for (int layer = 0; layer < depth; layer++) {
      units += point.shape(layer).stride();
    }
    int fitting = Math.max(1, CHUNK_DOUBLES / (units * columns));
    this.layout = new BlockLayout(point, columns, Math.min(fitting, point.data.samples()));
    this.tangents = new double[depth][];
    this.bent = new double[depth][];
    for (int layer = 0; layer < depth; layer++) {
      int length = layout.chunkSamples * point.shape(layer).stride() * columns;
      tangents[layer] = new double[length];
      bent[layer] = bends(layer) ? new double[length] : null;
    }
    this.secondTerm = new double[secondOrder ? layout.looseLength : 0];
    this.scratch = new double[(point.shape(depth - 1).stride() + 1) * columns];
    this.ones = new double[layout.chunkSamples];
    Arrays.fill(ones, 1);
    this.onesRows = new MatrixLayout[layout.chunkSamples + 1];
    for (int i = 0; i < onesRows.length; i++) {
      onesRows[i] = new MatrixLayout(0, 1, i, i);
    }
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
    double[] outputs = tangents[depth - 1];
    for (BlockLayout.Chunk chunk : layout.chunks) {
      forward(chunk, vectors);
      point.outputCurvature.applyInterleaved(
          outputs, chunk.from(), chunk.samples(), columns, scratch);
      backward(chunk, vectors, products);
    }
    for (int layer = 1; secondOrder && layer < depth; layer++) {
      MatrixLayout from = layout.looseWeights[layer];
      int to = layout.weights[layer].offset();
      arithmetic.addScaled(1, secondTerm, from.offset(), products, to, from.length());
    }
  }

  private void forward(BlockLayout.Chunk chunk, double[] v) {
    for (int layer = 0; layer < depth; layer++) {
      double[] t = tangents[layer];
      MatrixLayout wide = chunk.wide()[layer];
      if (layer == 0) {
        arithmetic.multiply(point.data.inputs(), chunk.inputs(), v, layout.weights[0], t, wide);
      } else {
        double[] before = tangents[layer - 1];
        MatrixLayout weight = point.layout.weight(layer);
        for (int i = 0; i < chunk.samples(); i++) {
          MatrixLayout from = layout.samples[layer - 1][i];
          arithmetic.multiply(
              point.parameters(), weight, before, from, t, layout.samples[layer][i]);
        }
        double[] h = point.activations(layer - 1);
        MatrixLayout rows = chunk.rows()[layer - 1];
        for (int out = 0; out < weight.rows(); out++) {
          MatrixLayout strip = chunk.strips()[layer][out];
          arithmetic.addProduct(h, rows, v, layout.fans[layer][out], t, strip);
        }
      }
      if (point.architecture.biased()) {
        arithmetic.addToRows(t, wide, v, layout.biases[layer].offset());
      }
      if (layer < depth - 1) {
        throughActivation(chunk, layer);
      }
    }
  }

  private void backward(BlockLayout.Chunk chunk, double[] v, double[] products) {
    for (int layer = depth - 1; layer > 0; layer--) {
      double[] d = tangents[layer];
      double[] before = tangents[layer - 1];
      double[] h = point.activations(layer - 1);
      double[] delta = point.deltas(layer);
      MatrixLayout weight = point.layout.weight(layer);
      MatrixLayout hRows = chunk.rows()[layer - 1];
      MatrixLayout deltaRows = chunk.rows()[layer];
      MatrixLayout wideBefore = chunk.wide()[layer - 1];
      sumBiases(chunk, layer, products);
      for (int out = 0; out < weight.rows(); out++) {
        MatrixLayout strip = chunk.strips()[layer][out];
        arithmetic.addProductTransposed(h, hRows, d, strip, products, layout.fans[layer][out]);
      }
      if (secondOrder) {
        MatrixLayout target = layout.looseWeights[layer];
        arithmetic.addProductTransposed(delta, deltaRows, before, wideBefore, secondTerm, target);
      }
      for (int i = 0; i < chunk.samples(); i++) {
        MatrixLayout from = layout.samples[layer][i];
        arithmetic.multiplyTransposed(
            point.parameters(), weight, d, from, before, layout.samples[layer - 1][i]);
      }
      if (secondOrder) {
        arithmetic.addProduct(delta, deltaRows, v, layout.weights[layer], before, wideBefore);
      }
      backThroughActivation(chunk, layer - 1);
    }
    sumBiases(chunk, 0, products);
    arithmetic.addProductTransposed(
        point.data.inputs(),
        chunk.inputs(),
        tangents[0],
        chunk.wide()[0],
        products,
        layout.weights[0]);
  }

  private void sumBiases(BlockLayout.Chunk chunk, int layer, double[] products) {
    if (point.architecture.biased()) {
      arithmetic.addProduct(
          ones,
          onesRows[chunk.samples()],
          tangents[layer],
          chunk.wide()[layer],
          products,
          layout.biases[layer]);
    }
  }

  private void throughActivation(BlockLayout.Chunk chunk, int layer) {
    double[] t = tangents[layer];
    MatrixLayout units = chunk.units()[layer];
    int from = chunk.rows()[layer].offset();
    if (bends(layer)) {
      System.arraycopy(t, 0, bent[layer], 0, units.length());
      arithmetic.scaleRows(point.bends(layer), from, bent[layer], units);
    }
    arithmetic.scaleRows(point.gates(layer), from, t, units);
  }

  private void backThroughActivation(BlockLayout.Chunk chunk, int layer) {
    double[] d = tangents[layer];
    MatrixLayout units = chunk.units()[layer];
    arithmetic.scaleRows(point.gates(layer), chunk.rows()[layer].offset(), d, units);
    if (bends(layer)) {
      arithmetic.addScaled(1, bent[layer], 0, d, 0, units.length());
    }
  }

  private boolean bends(int layer) {
    return secondOrder && point.smooth && layer < depth - 1;
  }
}
