package dev.edgelaw.net;

import dev.edgelaw.kernel.Lanes;
import dev.edgelaw.kernel.MatrixLayout;

/**
 * Some consecutive samples, which go through all layers before the next: their activations and
 * gradients stay in the cache closest to the core. Sums over samples go on from one block to the
 * next, so the cut does not show in the bits.
 *
 * @param first the first sample
 * @param inputs the rows of the input matrix
 * @param outputs the rows of every layer's outputs
 */
public record RowBlock(int first, MatrixLayout inputs, MatrixLayout[] outputs) {
  /** Elements of the widest layer's outputs in a block: 40 kB. */
  private static final int ELEMENTS = 5120;

  /** A multiple of 5, 8 and 10, the rows of the product's register blocks. */
  private static final int ROWS = 40;

  /**
   * All samples as one block.
   *
   * @param architecture the network
   * @param samples number of samples
   * @return the block
   */
  public static RowBlock all(Architecture architecture, int samples) {
    return of(architecture, 0, samples, architecture.depth());
  }

  /**
   * Blocks whose outputs lie one after the other: every sample keeps its own.
   *
   * @param architecture the network
   * @param samples number of samples
   * @return the blocks, in order
   */
  public static RowBlock[] keeping(Architecture architecture, int samples) {
    return of(architecture, samples, architecture.depth());
  }

  /**
   * Blocks that share the rows of the first: of the hidden layers from {@code kept} on, only one
   * block's outputs exist at a time, and they never leave the caches.
   *
   * @param architecture the network
   * @param samples number of samples
   * @param kept number of layers, from the first on, of which every sample keeps its own
   * @return the blocks, in order
   */
  public static RowBlock[] passing(Architecture architecture, int samples, int kept) {
    return of(architecture, samples, kept);
  }

  /** Samples per block where the widest layer's outputs take so many elements each. */
  static int rows(int widest) {
    return ROWS * Math.max(1, ELEMENTS / (ROWS * widest));
  }

  private static RowBlock[] of(Architecture architecture, int samples, int kept) {
    int widest = 0;
    for (int layer = 0; layer < architecture.depth(); layer++) {
      widest = Math.max(widest, Lanes.padded(architecture.fanOut(layer)));
    }
    int rows = rows(widest);
    RowBlock[] blocks = new RowBlock[(samples + rows - 1) / rows];
    for (int b = 0; b < blocks.length; b++) {
      blocks[b] = of(architecture, b * rows, Math.min(rows, samples - b * rows), kept);
    }
    return blocks;
  }

  private static RowBlock of(Architecture architecture, int first, int count, int kept) {
    int features = architecture.fanIn(0);
    MatrixLayout[] outputs = new MatrixLayout[architecture.depth()];
    for (int layer = 0; layer < outputs.length; layer++) {
      int width = architecture.fanOut(layer);
      boolean own = layer < kept || layer == outputs.length - 1;
      int offset = MatrixLayout.alone(first, width).index(own ? first : 0, 0);
      outputs[layer] = MatrixLayout.padded(offset, count, width);
    }
    MatrixLayout inputs = new MatrixLayout(first * features, count, features, features);
    return new RowBlock(first, inputs, outputs);
  }

  /**
   * Number of samples.
   *
   * @return rows of every matrix
   */
  public int count() {
    return inputs.rows();
  }
}
