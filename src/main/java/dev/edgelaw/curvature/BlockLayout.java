package dev.edgelaw.curvature;

import dev.edgelaw.kernel.MatrixLayout;
import dev.edgelaw.net.ParameterLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the matrices of a {@link BlockProduct} lie. Everything that exists once per vector has the
 * vector's column as its last index: B neighbours for every parameter, and for every unit of every
 * sample. Made once, so that products allocate nothing.
 */
final class BlockLayout {
  /**
   * Some neighbouring samples, worked on together so that their tangents stay in the cache.
   *
   * @param from index of the first sample
   * @param samples how many
   * @param inputs their rows of X
   * @param rows per layer, their rows of the matrices samples x width
   * @param wide per layer, their tangents as samples x (width B)
   * @param units per layer, their tangents as (samples width) x B
   * @param strips per layer and unit, its tangents as samples x B
   */
  record Chunk(
      int from,
      int samples,
      MatrixLayout inputs,
      MatrixLayout[] rows,
      MatrixLayout[] wide,
      MatrixLayout[] units,
      MatrixLayout[][] strips) {}

  /** Per layer: a vector's weights as first index x (second index B). */
  final MatrixLayout[] weights;

  /** Per layer but the first and output unit: its weights as fan-in x B, and the same loose. */
  final MatrixLayout[][] fans;

  final MatrixLayout[] looseWeights;

  /** Per layer and sample of a chunk: its tangents as width x B. */
  final MatrixLayout[][] samples;

  /** Per layer: a vector's biases as 1 x (width B). */
  final MatrixLayout[] biases;

  final List<Chunk> chunks = new ArrayList<>();
  final int chunkSamples;
  final int looseLength;

  BlockLayout(NetworkPoint point, int columns, int chunkSamples) {
    ParameterLayout layout = point.layout;
    int depth = point.architecture.depth();
    this.chunkSamples = chunkSamples;
    this.weights = new MatrixLayout[depth];
    this.fans = new MatrixLayout[depth][];
    this.looseWeights = new MatrixLayout[depth];
    this.samples = new MatrixLayout[depth][chunkSamples];
    this.biases = new MatrixLayout[depth];
    int loose = 0;
    for (int layer = 0; layer < depth; layer++) {
      MatrixLayout weight = layout.weight(layer);
      int row = weight.stride() * columns;
      weights[layer] = block(weight.offset() * columns, weight.rows(), row);
      if (layer > 0) {
        looseWeights[layer] = block(loose, weight.rows(), row);
        loose += looseWeights[layer].length();
        fans[layer] = new MatrixLayout[weight.rows()];
        for (int out = 0; out < weight.rows(); out++) {
          fans[layer][out] = block(weight.index(out, 0) * columns, weight.columns(), columns);
        }
      }
      MatrixLayout shape = point.shape(layer);
      for (int i = 0; i < chunkSamples; i++) {
        samples[layer][i] = block(i * shape.stride() * columns, shape.columns(), columns);
      }
      biases[layer] =
          block(layout.biasOffset(layer) * columns, 1, layout.biasLength(layer) * columns);
    }
    this.looseLength = loose;
    int total = point.data.samples();
    for (int from = 0; from < total; from += chunkSamples) {
      chunks.add(chunk(point, columns, from, Math.min(chunkSamples, total - from)));
    }
  }

  private static Chunk chunk(NetworkPoint point, int columns, int from, int count) {
    int depth = point.architecture.depth();
    int features = point.data.features();
    MatrixLayout[] rows = new MatrixLayout[depth];
    MatrixLayout[] wide = new MatrixLayout[depth];
    MatrixLayout[] units = new MatrixLayout[depth];
    MatrixLayout[][] strips = new MatrixLayout[depth][];
    for (int layer = 0; layer < depth; layer++) {
      MatrixLayout shape = point.shape(layer);
      int width = shape.stride();
      rows[layer] = new MatrixLayout(from * width, count, shape.columns(), width);
      wide[layer] = block(0, count, width * columns);
      units[layer] = block(0, count * width, columns);
      strips[layer] = new MatrixLayout[shape.columns()];
      for (int unit = 0; unit < shape.columns(); unit++) {
        strips[layer][unit] = new MatrixLayout(unit * columns, count, columns, width * columns);
      }
    }
    MatrixLayout inputs = new MatrixLayout(from * features, count, features, features);
    return new Chunk(from, count, inputs, rows, wide, units, strips);
  }

  private static MatrixLayout block(int offset, int rows, int columns) {
    return new MatrixLayout(offset, rows, columns, columns);
  }
}
