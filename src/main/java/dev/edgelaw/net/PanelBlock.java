package dev.edgelaw.net;

import static dev.edgelaw.kernel.MatrixLayout.PANEL;

import dev.edgelaw.kernel.MatrixLayout;

/**
 * Some consecutive samples, and where what they hold lies in panels. Blocks share the rows of the
 * first, but for a first layer whose product with sparse inputs is made for all samples at once.
 *
 * @param first the first sample
 * @param inputs their features
 * @param hidden their outputs of every hidden layer
 * @param outputs their outputs of the network, not in panels
 * @param head a panel with as many columns as outputs
 */
public record PanelBlock(
    int first, Panels.Rows inputs, Panels.Rows[] hidden, MatrixLayout outputs, Panels.Rows head) {
  /** Largest width written for one that is needed: the zeros that fill panels cost time. */
  private static final double FILLED = 1.25;

  /** Outputs of hidden layers per block. */
  private static final int ELEMENTS = 12800;

  /** Samples that a block has at least where there are as many: every block reads all weights. */
  private static final int LEAST = 50;

  /** Rows of the largest register block. */
  private static final int UNIT = 10;

  /**
   * Whether panels pay, and the network is one that can do with them: narrow outputs, no biases.
   *
   * @param architecture the network
   * @param inputs its inputs; where they are sparse, the first layer must be one panel
   * @return true if blocks may be made of it
   */
  public static boolean suits(Architecture architecture, InputMatrix inputs) {
    int last = architecture.depth() - 1;
    boolean suits =
        last > 0
            && !architecture.biased()
            && !(architecture.activation() instanceof Activation.InitialGates)
            && architecture.fanOut(last) <= PANEL
            && (inputs.cut() || architecture.fanOut(0) == PANEL);
    for (int layer = 0; layer < last; layer++) {
      Panels panels = new Panels(0, architecture.fanOut(layer));
      int end = panels.count() - 1;
      suits &= PANEL * end + panels.written(end) <= FILLED * panels.columns();
    }
    return suits;
  }

  /**
   * Cuts samples into blocks.
   *
   * @param architecture the network
   * @param samples number of samples
   * @param whole whether the first layer keeps the outputs of all samples
   * @return the blocks, in order
   */
  public static PanelBlock[] of(Architecture architecture, int samples, boolean whole) {
    return of(architecture, samples, whole, 1);
  }

  /** Cuts samples into blocks, for several threads into as many of nearly equal size for each. */
  static PanelBlock[] of(Architecture architecture, int samples, boolean whole, int threads) {
    int hidden = architecture.depth() - 1;
    int columns = 0;
    for (int layer = 0; layer < hidden; layer++) {
      columns += PANEL * new Panels(0, architecture.fanOut(layer)).count();
    }
    int rows = rows(samples, columns, threads);
    PanelBlock[] blocks = new PanelBlock[(samples + rows - 1) / rows];
    for (int b = 0; b < blocks.length; b++) {
      int first = b * rows;
      int count = Math.min(rows, samples - first);
      Panels.Rows[] layers = new Panels.Rows[hidden];
      for (int layer = 0; layer < hidden; layer++) {
        boolean own = whole && layer == 0;
        Panels panels = new Panels(own ? samples : rows, architecture.fanOut(layer));
        layers[layer] = panels.rows(own ? first : 0, count);
      }
      int classes = architecture.fanOut(hidden);
      int start = MatrixLayout.alone(samples, classes).index(first, 0);
      blocks[b] =
          new PanelBlock(
              first,
              new Panels(samples, architecture.fanIn(0)).rows(first, count),
              layers,
              MatrixLayout.padded(start, count, classes),
              new Panels(rows, classes).rows(0, count));
    }
    return blocks;
  }

  /**
   * Samples of all blocks but the last, which are to be of one size as far as units allow, and as
   * many for each thread. Threads wait for each other at every block: fewer are better there.
   */
  private static int rows(int samples, int columns, int threads) {
    int elements = threads == 1 ? ELEMENTS : 2 * ELEMENTS;
    int most = Math.max(LEAST, elements / columns);
    int rounds = Math.max(1, Math.ceilDiv(samples, most * threads));
    return Math.min(samples, UNIT * Math.ceilDiv(samples, UNIT * rounds * threads));
  }

  /**
   * Number of samples.
   *
   * @return rows of every matrix
   */
  public int count() {
    return inputs.count();
  }

  /**
   * What the samples have before a layer.
   *
   * @param layer zero-based layer
   * @return the inputs or the hidden layer before
   */
  public Panels.Rows before(int layer) {
    return layer == 0 ? inputs : hidden[layer - 1];
  }

  /**
   * The gradient with respect to a layer's outputs, which has the place of the outputs.
   *
   * @param layer zero-based layer
   * @return the hidden layer, or the head
   */
  public Panels.Rows deltas(int layer) {
    return layer < hidden.length ? hidden[layer] : head;
  }
}
