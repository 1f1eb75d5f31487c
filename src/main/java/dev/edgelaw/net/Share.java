package dev.edgelaw.net;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.MatrixLayout;
import java.util.Arrays;

/**
 * What one of several threads does of a step: outputs and deltas of some samples, then, from the
 * deltas of all samples, some rows of every weight gradient. One thread computes each number, from
 * the same terms in the same order, so that the bits do not depend on the number of threads.
 *
 * @param blocks its samples
 * @param inputs their rows of X
 * @param outputs their outputs of the first layer
 * @param features columns of X that make its rows of the first gradient
 * @param deltas per layer but the first, the columns of the deltas that make its rows of the
 *     gradient
 * @param gradients per layer, its rows of the gradient
 */
record Share(
    RowBlock[] blocks,
    InputMatrix inputs,
    MatrixLayout outputs,
    InputMatrix features,
    MatrixLayout[] deltas,
    MatrixLayout[] gradients) {
  /** Rows of the product's largest register block: no share cuts one. */
  private static final int UNIT = 10;

  /**
   * Shares of equal size.
   *
   * @param threads how many
   * @param blocks all samples
   * @param outputs per layer, outputs of all samples
   */
  static Share[] of(
      int threads,
      Arithmetic arithmetic,
      ParameterLayout layout,
      Dataset data,
      RowBlock[] blocks,
      MatrixLayout[] outputs) {
    Share[] shares = new Share[threads];
    for (int t = 0; t < threads; t++) {
      int first = cut(blocks.length, t, threads, 1);
      RowBlock[] own = Arrays.copyOfRange(blocks, first, cut(blocks.length, t + 1, threads, 1));
      shares[t] = of(t, threads, arithmetic, layout, data, own, outputs);
    }
    return shares;
  }

  private static Share of(
      int t,
      int threads,
      Arithmetic arithmetic,
      ParameterLayout layout,
      Dataset data,
      RowBlock[] blocks,
      MatrixLayout[] outputs) {
    MatrixLayout[] deltas = new MatrixLayout[outputs.length];
    MatrixLayout[] gradients = new MatrixLayout[outputs.length];
    for (int layer = 0; layer < outputs.length; layer++) {
      MatrixLayout weight = layout.weight(layer);
      int from = cut(weight.rows(), t, threads, UNIT);
      int count = cut(weight.rows(), t + 1, threads, UNIT) - from;
      gradients[layer] =
          new MatrixLayout(weight.index(from, 0), count, weight.columns(), weight.stride());
      MatrixLayout left = layer == 0 ? inputs(data) : outputs[layer];
      deltas[layer] = new MatrixLayout(left.index(0, from), left.rows(), count, left.stride());
    }
    int samples = 0;
    for (RowBlock block : blocks) {
      samples += block.inputs().rows();
    }
    MatrixLayout none = MatrixLayout.alone(0, outputs[0].columns());
    int at = blocks.length == 0 ? none.offset() : blocks[0].outputs()[0].offset();
    int x = blocks.length == 0 ? 0 : blocks[0].inputs().offset();
    return new Share(
        blocks,
        InputMatrix.of(
            arithmetic,
            data.inputs(),
            new MatrixLayout(x, samples, data.features(), data.features())),
        MatrixLayout.padded(at, samples, outputs[0].columns()),
        InputMatrix.of(arithmetic, data.inputs(), deltas[0]),
        deltas,
        gradients);
  }

  private static MatrixLayout inputs(Dataset data) {
    return new MatrixLayout(0, data.samples(), data.features(), data.features());
  }

  /** Where share t of {@code count} begins, a multiple of the unit or the end. */
  private static int cut(int count, int t, int threads, int unit) {
    int units = (count + unit - 1) / unit;
    return Math.min(count, (int) ((long) units * t / threads) * unit);
  }
}
