package dev.edgelaw.net;

import dev.edgelaw.kernel.Lanes;
import dev.edgelaw.kernel.MatrixLayout;

/**
 * Some consecutive samples, which go through all layers before the next: their activations and
 * gradients stay in the cache closest to the core. Sums over samples go on from one block to the
 * next, so the cut does not show in the bits.
 *
 * @param inputs the rows of the input matrix
 * @param outputs the rows of every layer's outputs
 */
record RowBlock(MatrixLayout inputs, MatrixLayout[] outputs) {
  /** Elements of the widest layer's outputs in a block: 20 kB. */
  private static final int ELEMENTS = 2560;

  /** A multiple of 5, 8 and 10, the rows of the product's register blocks. */
  private static final int ROWS = 40;

  static RowBlock[] of(Architecture architecture, int samples) {
    int widest = 0;
    for (int layer = 0; layer < architecture.depth(); layer++) {
      widest = Math.max(widest, Lanes.padded(architecture.fanOut(layer)));
    }
    int rows = ROWS * Math.max(1, ELEMENTS / (ROWS * widest));
    RowBlock[] blocks = new RowBlock[(samples + rows - 1) / rows];
    for (int b = 0; b < blocks.length; b++) {
      blocks[b] = of(architecture, b * rows, Math.min(rows, samples - b * rows));
    }
    return blocks;
  }

  private static RowBlock of(Architecture architecture, int from, int count) {
    int features = architecture.fanIn(0);
    MatrixLayout[] outputs = new MatrixLayout[architecture.depth()];
    for (int layer = 0; layer < outputs.length; layer++) {
      int width = architecture.fanOut(layer);
      int offset = MatrixLayout.alone(from, width).index(from, 0);
      outputs[layer] = MatrixLayout.padded(offset, count, width);
    }
    return new RowBlock(new MatrixLayout(from * features, count, features, features), outputs);
  }
}
