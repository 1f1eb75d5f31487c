package dev.edgelaw.curvature;

import dev.edgelaw.kernel.MatrixLayout;
import dev.edgelaw.net.ParameterLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the matrices of a {@link BlockProduct} lie; made once, so that products allocate nothing.
 * The vector's number is always the last index: parameter p of vector b is at {@code p B + b}, the
 * tangent of unit j on sample i of a chunk of c samples at {@code (j c + i) B + b}.
 */
final class BlockLayout {
  /**
   * Some neighbouring samples, worked on together so that their tangents stay in the cache.
   *
   * @param from index of the first sample
   * @param samples how many, c
   * @param inputs their rows of X
   * @param rows per layer, their rows of the matrices samples x width
   * @param tangents per layer, units x (c B)
   * @param strips per layer and unit, c x B
   * @param ones a row of c ones
   */
  record Chunk(
      int from,
      int samples,
      MatrixLayout inputs,
      MatrixLayout[] rows,
      MatrixLayout[] tangents,
      MatrixLayout[][] strips,
      MatrixLayout ones) {}

  /** Per layer but the first and output unit: a vector's weights into it, fan-in x B. */
  final MatrixLayout[][] incoming;

  /**
   * Per layer and unit of the matrix's second index (output units in the first layer, input units
   * in the others): its weights, first index x B; in the vectors, and in the loose array.
   */
  final MatrixLayout[][] columns;

  final MatrixLayout[][] looseColumns;

  /** Per layer: such weights copied together. */
  final MatrixLayout[] packed;

  /** Per layer and unit: its bias, 1 x B. */
  final MatrixLayout[][] biases;

  /** Per layer but the first: where its weights begin in the loose array. */
  final int[] looseFrom;

  final List<Chunk> chunks = new ArrayList<>();
  final int chunkSamples;
  final int looseLength;

  BlockLayout(NetworkPoint point, int block, int chunkSamples) {
    ParameterLayout layout = point.layout;
    int depth = point.architecture.depth();
    this.chunkSamples = chunkSamples;
    this.incoming = new MatrixLayout[depth][];
    this.columns = new MatrixLayout[depth][];
    this.looseColumns = new MatrixLayout[depth][];
    this.packed = new MatrixLayout[depth];
    this.biases = new MatrixLayout[depth][];
    this.looseFrom = new int[depth];
    int loose = 0;
    for (int layer = 0; layer < depth; layer++) {
      MatrixLayout weight = layout.weight(layer);
      int from = weight.offset() * block;
      columns[layer] = columns(weight, from, block);
      packed[layer] = dense(MatrixLayout.ORIGIN, weight.rows(), block);
      if (layer > 0) {
        looseFrom[layer] = loose;
        looseColumns[layer] = columns(weight, loose, block);
        loose += weight.length() * block;
        incoming[layer] = new MatrixLayout[weight.rows()];
        for (int out = 0; out < weight.rows(); out++) {
          incoming[layer][out] = dense(weight.index(out, 0) * block, weight.columns(), block);
        }
      }
      biases[layer] = new MatrixLayout[point.architecture.fanOut(layer)];
      for (int unit = 0; unit < biases[layer].length; unit++) {
        biases[layer][unit] = dense((layout.biasOffset(layer) + unit) * block, 1, block);
      }
    }
    this.looseLength = loose;
    int total = point.data.samples();
    for (int from = 0; from < total; from += chunkSamples) {
      chunks.add(chunk(point, block, from, Math.min(chunkSamples, total - from)));
    }
  }

  /** Length of an array for a layer's tangents. */
  int tangentLength(int layer) {
    return chunks.getFirst().tangents()[layer].arrayLength();
  }

  private static MatrixLayout[] columns(MatrixLayout weight, int from, int block) {
    MatrixLayout[] columns = new MatrixLayout[weight.columns()];
    for (int j = 0; j < columns.length; j++) {
      columns[j] =
          new MatrixLayout(from + j * block, weight.rows(), block, weight.stride() * block);
    }
    return columns;
  }

  private static Chunk chunk(NetworkPoint point, int block, int from, int count) {
    int depth = point.architecture.depth();
    int features = point.data.features();
    MatrixLayout[] rows = new MatrixLayout[depth];
    MatrixLayout[] tangents = new MatrixLayout[depth];
    MatrixLayout[][] strips = new MatrixLayout[depth][];
    for (int layer = 0; layer < depth; layer++) {
      MatrixLayout shape = point.shape(layer);
      int units = shape.columns();
      rows[layer] = new MatrixLayout(shape.index(from, 0), count, units, shape.stride());
      tangents[layer] = dense(MatrixLayout.ORIGIN, units, count * block);
      strips[layer] = new MatrixLayout[units];
      for (int unit = 0; unit < units; unit++) {
        strips[layer][unit] = dense(tangents[layer].index(unit, 0), count, block);
      }
    }
    MatrixLayout inputs = new MatrixLayout(from * features, count, features, features);
    return new Chunk(from, count, inputs, rows, tangents, strips, dense(0, 1, count));
  }

  private static MatrixLayout dense(int offset, int rows, int columns) {
    return new MatrixLayout(offset, rows, columns, columns);
  }
}
