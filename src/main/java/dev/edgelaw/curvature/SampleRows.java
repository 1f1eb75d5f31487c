package dev.edgelaw.curvature;

import static dev.edgelaw.kernel.MatrixLayout.ORIGIN;
import static dev.edgelaw.kernel.MatrixLayout.PANEL;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.MatrixLayout;
import dev.edgelaw.net.Panels;

/**
 * Inputs and gradients of the outputs, X and D_2, side by side in panels of 32 columns, and some
 * rows of them gathered, as left factors of products. Every chunk of samples ends with a row of
 * zeros.
 */
final class SampleRows {
  /**
   * A number of gathered rows.
   *
   * @param whole per panel, all of its columns
   * @param inputs per panel of inputs, their columns
   * @param deltas the columns of the gradients
   */
  record Gathered(MatrixLayout[] whole, MatrixLayout[] inputs, MatrixLayout deltas) {}

  private final Arithmetic arithmetic;
  private final int features;
  private final int classes;
  private final int chunkRows;

  /**
   * Where the gradients stand: behind the inputs if there is room, else in a panel of their own.
   */
  private final int deltaPanel;

  private final int deltaColumn;
  private final MatrixLayout[][] chunks;
  private final double[] rows;
  private final Gathered[] gathered;
  private final double[] left;

  /** For chunks of {@code chunkRows} samples, of which at most {@code room} are gathered. */
  SampleRows(NetworkPoint point, int count, int chunkRows, int room) {
    this.arithmetic = point.arithmetic;
    this.features = point.data.features();
    this.classes = point.data.classes();
    this.chunkRows = chunkRows;
    Panels inputs = new Panels(point.data.samples(), features);
    int used = inputs.columns(inputs.count() - 1);
    boolean fits = used + classes <= PANEL;
    this.deltaPanel = fits ? inputs.count() - 1 : inputs.count();
    this.deltaColumn = fits ? used : 0;
    int panels = deltaPanel + 1;
    this.chunks = new MatrixLayout[count][panels];
    int length = (chunkRows + 1) * PANEL;
    for (int c = 0; c < count; c++) {
      for (int p = 0; p < panels; p++) {
        int at = ORIGIN + (c * panels + p) * length;
        chunks[c][p] = new MatrixLayout(at, chunkRows + 1, PANEL, PANEL);
      }
    }
    this.rows = new double[ORIGIN + count * panels * length];
    for (int i = 0; i < inputs.rows(); i++) {
      for (int p = 0; p < inputs.count(); p++) {
        int from = i * features + p * PANEL;
        System.arraycopy(point.data.inputs(), from, rows, index(i, p, 0), inputs.columns(p));
      }
    }
    this.gathered = new Gathered[room / OpenGates.BLOCK + 1];
    for (int b = 0; b < gathered.length; b++) {
      gathered[b] = gathered(b * OpenGates.BLOCK, room, inputs);
    }
    this.left = new double[ORIGIN + panels * room * PANEL];
  }

  private Gathered gathered(int count, int room, Panels inputs) {
    MatrixLayout[] whole = new MatrixLayout[deltaPanel + 1];
    for (int p = 0; p < whole.length; p++) {
      whole[p] = new MatrixLayout(ORIGIN + p * room * PANEL, count, PANEL, PANEL);
    }
    MatrixLayout[] parts = new MatrixLayout[inputs.count()];
    for (int p = 0; p < parts.length; p++) {
      parts[p] = new MatrixLayout(whole[p].offset(), count, inputs.columns(p), PANEL);
    }
    int deltas = whole[deltaPanel].index(0, deltaColumn);
    return new Gathered(whole, parts, new MatrixLayout(deltas, count, classes, PANEL));
  }

  private int index(int sample, int panel, int column) {
    return chunks[sample / chunkRows][panel].index(sample % chunkRows, column);
  }

  /** Takes gradients of the outputs, samples x classes. */
  void take(double[] deltas, MatrixLayout shape) {
    for (int i = 0; i < shape.rows(); i++) {
      System.arraycopy(deltas, shape.index(i, 0), rows, index(i, deltaPanel, deltaColumn), classes);
    }
  }

  /** Gathers the open samples of a unit. */
  Gathered gather(OpenGates open, int chunk, int unit) {
    Gathered target = gathered[open.blocks(chunk, unit)];
    for (int p = 0; p < target.whole.length; p++) {
      arithmetic.gatherRows(
          rows, chunks[chunk][p], open.samples(), open.from(chunk, unit), left, target.whole[p]);
    }
    return target;
  }

  /** The array of what was gathered. */
  double[] left() {
    return left;
  }
}
