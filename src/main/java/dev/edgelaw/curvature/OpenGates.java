package dev.edgelaw.curvature;

import dev.edgelaw.kernel.MatrixLayout;

/**
 * Which samples pass the gate of which ReLU unit, for chunks of samples and strips of units. About
 * half do not, whatever the direction of a derivative, and what does not pass need not be computed.
 *
 * <p>The open samples of a unit lie together, in rows that are filled up to whole blocks with the
 * number of a row of zeros.
 */
final class OpenGates {
  /** Rows of the kernel's register block; single rows are slow. */
  static final int BLOCK = 5;

  private final int width;
  private final int strip;
  private final int room;
  private final int rows;
  private final int none;

  /** Per chunk and unit, {@code room} places. */
  private final int[] samples;

  private final int[] blocks;

  /** For every open gate, sample by sample: the unit within its strip, and its place there. */
  private final int[] pairs;

  /** Per strip and chunk, where its samples' pairs begin. */
  private final int[] starts;

  /**
   * Makes room.
   *
   * @param samples number of samples
   * @param chunks number of chunks
   * @param rows most samples of a chunk
   * @param width number of units
   * @param strip units of a strip
   */
  OpenGates(int samples, int chunks, int rows, int width, int strip) {
    this.width = width;
    this.strip = strip;
    this.rows = rows;
    this.none = rows;
    this.room = (rows + BLOCK - 1) / BLOCK * BLOCK;
    this.samples = new int[chunks * width * room];
    this.blocks = new int[chunks * width];
    this.pairs = new int[2 * samples * width];
    this.starts = new int[chunks * ((width + strip - 1) / strip) * (rows + 1)];
  }

  /** Takes the gates of a chunk whose first sample is {@code first}; what is not zero is open. */
  void take(int chunk, int first, double[] gates, MatrixLayout shape) {
    int[] found = new int[width];
    int next = first * width;
    for (int unit = 0; unit < width; unit += strip) {
      for (int i = 0; i < shape.rows(); i++) {
        starts[start(chunk, unit) + i] = next;
        for (int j = unit; j < Math.min(unit + strip, width); j++) {
          if (gates[shape.index(i, j)] != 0) {
            pairs[2 * next] = j - unit;
            pairs[2 * next + 1] = (j - unit) * room + found[j];
            next++;
            samples[from(chunk, j) + found[j]++] = i;
          }
        }
      }
      starts[start(chunk, unit) + shape.rows()] = next;
    }
    for (int unit = 0; unit < width; unit++) {
      while (found[unit] % BLOCK != 0) {
        samples[from(chunk, unit) + found[unit]++] = none;
      }
      blocks[chunk * width + unit] = found[unit] / BLOCK;
    }
  }

  /** Most open samples of a unit in a chunk: whole blocks. */
  int room() {
    return room;
  }

  /** All open samples, by their number within their chunk, ascending. */
  int[] samples() {
    return samples;
  }

  /** Where those of a unit begin. */
  int from(int chunk, int unit) {
    return (chunk * width + unit) * room;
  }

  /** How many blocks of them there are. */
  int blocks(int chunk, int unit) {
    return blocks[chunk * width + unit];
  }

  int[] pairs() {
    return pairs;
  }

  int[] starts() {
    return starts;
  }

  /** Where the starts of a chunk begin, for the strip of a unit. */
  int start(int chunk, int unit) {
    return (chunk * ((width + strip - 1) / strip) + unit / strip) * (rows + 1);
  }
}
