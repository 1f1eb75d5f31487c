package dev.edgelaw.curvature;

import static dev.edgelaw.kernel.MatrixLayout.ORIGIN;
import static dev.edgelaw.kernel.MatrixLayout.PANEL;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.MatrixLayout;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Panels;
import java.util.Arrays;

/**
 * The block product of a ReLU net of two layers without biases; formulas and bits are those of
 * {@link TangentPass}.
 *
 * <p>All vectors share the gates: unit by unit, only the samples that pass its gate are gathered
 * and multiplied by the vectors' weights into it. Half of what single products compute is left out,
 * and no product is narrow, as the vectors are its columns.
 *
 * <p>Forward, units go in strips and samples in chunks, so that the tangents of a strip and a chunk
 * stay in the second cache until they have become tangents of the outputs. The way back does not
 * need them.
 */
final class TwoLayerBlock implements BlockProduct {
  /** Units per strip. */
  private static final int STRIP = 16;

  /** Most samples per chunk. */
  private static final int CHUNK = 100;

  /**
   * Some consecutive samples.
   *
   * @param gates their gates, samples x width
   * @param hidden per panel of units, their rows of the activations
   * @param outputs outputs x (samples times vectors)
   * @param output per output, samples x vectors
   */
  private record Chunk(
      int first,
      MatrixLayout gates,
      MatrixLayout[] hidden,
      MatrixLayout outputs,
      MatrixLayout[] output) {}

  /**
   * The vectors' weights at a hidden unit.
   *
   * @param in into it, features x vectors
   * @param out out of it, outputs x vectors
   * @param second the sums D_2' R H, outputs x vectors, in an array of their own
   */
  private record Unit(MatrixLayout in, MatrixLayout out, MatrixLayout second) {}

  private final NetworkPoint point;
  private final Arithmetic arithmetic;
  private final boolean secondOrder;

  private final int width;
  private final int classes;
  private final Chunk[] chunks;
  private final Unit[] units;
  private final OpenGates open;
  private final SampleRows rows;
  private int moves;

  /** H, in panels. */
  private final double[] hidden;

  /** W_2, units x classes, in a panel; the units of each strip. */
  private final double[] weights;

  private final MatrixLayout[] strips;

  /** Per place in a strip: the vectors' weights into the unit, copied together; by panel. */
  private final double[] packed;

  private final MatrixLayout[] packedUnit;
  private final MatrixLayout[][] packedParts;

  /** Tangents of open samples, by place in a strip and number of blocks. */
  private final double[] tangents;

  private final MatrixLayout strip;
  private final MatrixLayout[][] places;

  /** R Z_2, then R D_2. */
  private final double[] outputs;

  /** Per output and panel of units: the vectors' weights, units x vectors. */
  private final MatrixLayout[][] outputWeights;

  private final double[] secondTerm;
  private final double[] scratch;

  TwoLayerBlock(NetworkPoint point, boolean secondOrder) {
    this.point = point;
    this.arithmetic = point.arithmetic;
    this.secondOrder = secondOrder;
    this.width = point.architecture.fanOut(0);
    this.classes = point.architecture.fanOut(1);
    int samples = point.data.samples();
    int count = (samples + CHUNK - 1) / CHUNK;
    int most = (samples + count - 1) / count;
    this.open = new OpenGates(samples, count, most, width, STRIP);
    int room = open.room();
    this.rows = new SampleRows(point, count, most, room);
    this.hidden = new double[new Panels(samples, width).arrayLength()];
    // With one more row than samples, of zeros.
    int length = classes * (most + 1) * PANEL;
    this.outputs = new double[ORIGIN + count * length];
    this.chunks = new Chunk[count];
    for (int c = 0; c < count; c++) {
      int size = Math.min(most, samples - c * most);
      int at = ORIGIN + c * length;
      chunks[c] =
          chunk(c * most, size, new MatrixLayout(at, classes, size * PANEL, (most + 1) * PANEL));
    }
    this.units = new Unit[width];
    MatrixLayout in = point.layout.weight(0);
    MatrixLayout out = point.layout.weight(1);
    for (int j = 0; j < width; j++) {
      int second = out.index(0, j) - out.offset();
      units[j] =
          new Unit(spread(in.index(0, j), in), spread(out.index(0, j), out), spread(second, out));
    }
    this.secondTerm = new double[secondOrder ? out.length() * COLUMNS : 0];
    Panels across = new Panels(classes, width);
    this.outputWeights = new MatrixLayout[classes][across.count()];
    for (int k = 0; k < classes; k++) {
      for (int p = 0; p < across.count(); p++) {
        outputWeights[k][p] = together(out.index(k, PANEL * p) * COLUMNS, across.columns(p));
      }
    }
    this.weights = new double[ORIGIN + width * PANEL];
    this.strips = new MatrixLayout[(width + STRIP - 1) / STRIP];
    for (int s = 0; s < strips.length; s++) {
      int size = Math.min(STRIP, width - s * STRIP);
      strips[s] = new MatrixLayout(ORIGIN + s * STRIP * PANEL, size, classes, PANEL);
    }
    Panels inputs = new Panels(0, in.rows());
    this.packed = new double[ORIGIN + STRIP * in.rows() * COLUMNS];
    this.packedUnit = new MatrixLayout[STRIP];
    this.packedParts = new MatrixLayout[STRIP][inputs.count()];
    this.tangents = new double[ORIGIN + STRIP * room * COLUMNS];
    this.strip = together(ORIGIN, STRIP * room);
    this.places = new MatrixLayout[STRIP][room / OpenGates.BLOCK + 1];
    for (int j = 0; j < STRIP; j++) {
      packedUnit[j] = together(ORIGIN + j * in.rows() * COLUMNS, in.rows());
      for (int p = 0; p < inputs.count(); p++) {
        packedParts[j][p] = together(packedUnit[j].index(PANEL * p, 0), inputs.columns(p));
      }
      for (int b = 0; b < places[j].length; b++) {
        places[j][b] = together(ORIGIN + j * room * COLUMNS, b * OpenGates.BLOCK);
      }
    }
    this.scratch = new double[(classes + 1) * COLUMNS];
  }

  /** Whether a network is such a one. */
  static boolean suits(NetworkPoint point) {
    Architecture architecture = point.architecture;
    return architecture.depth() == 2
        && !architecture.biased()
        && architecture.activation().equals(Activation.relu())
        && architecture.fanOut(1) <= PANEL
        && point.inputs().cut();
  }

  private Chunk chunk(int first, int size, MatrixLayout all) {
    MatrixLayout shape = point.shape(0);
    Panels panels = new Panels(shape.rows(), width);
    MatrixLayout[] output = new MatrixLayout[classes];
    for (int k = 0; k < classes; k++) {
      output[k] = together(all.index(k, 0), size);
    }
    MatrixLayout[] activations = new MatrixLayout[panels.count()];
    for (int p = 0; p < activations.length; p++) {
      activations[p] = panels.panel(p, first, size);
    }
    MatrixLayout gates = new MatrixLayout(shape.index(first, 0), size, width, shape.stride());
    return new Chunk(first, gates, activations, all, output);
  }

  private static MatrixLayout together(int offset, int rows) {
    return new MatrixLayout(offset, rows, COLUMNS, COLUMNS);
  }

  /** What all vectors have in a column of a matrix, from one of its entries on. */
  private static MatrixLayout spread(int entry, MatrixLayout weight) {
    return new MatrixLayout(entry * COLUMNS, weight.rows(), COLUMNS, weight.stride() * COLUMNS);
  }

  @Override
  public int length() {
    return point.layout.length();
  }

  @Override
  public void apply(double[] vectors, double[] products) {
    point.requirePoint();
    Vectors.requireOperands(vectors, products, Math.multiplyExact(length(), COLUMNS));
    if (moves != point.moves()) {
      take();
      moves = point.moves();
    }
    Arrays.fill(products, 0);
    Arrays.fill(outputs, 0);
    Arrays.fill(secondTerm, 0);
    for (int s = 0; s < strips.length; s++) {
      for (int j = 0; j < strips[s].rows(); j++) {
        arithmetic.copy(vectors, units[s * STRIP + j].in, packed, packedUnit[j]);
      }
      for (int c = 0; c < chunks.length; c++) {
        forward(s, c);
      }
    }
    for (Chunk chunk : chunks) {
      throughOutputs(chunk, vectors, products);
    }
    arithmetic.addScaled(
        1, secondTerm, 0, products, point.layout.weight(1).offset() * COLUMNS, secondTerm.length);
    for (int j = 0; j < width; j++) {
      backward(j, vectors, products);
    }
  }

  /** Takes what depends on the point. */
  private void take() {
    MatrixLayout shape = point.shape(0);
    new Panels(shape.rows(), width).copy(point.activations(0), shape, hidden);
    point
        .layout
        .weight(1)
        .transpose(point.parameters(), weights, new MatrixLayout(ORIGIN, width, classes, PANEL));
    rows.take(point.deltas(1), point.shape(1));
    for (int c = 0; c < chunks.length; c++) {
      open.take(c, chunks[c].first, point.gates(0), chunks[c].gates);
    }
  }

  /** Adds to R Z_2 what comes through the units of a strip, and to the sums D_2' R H. */
  private void forward(int s, int c) {
    for (int j = 0; j < strips[s].rows(); j++) {
      int unit = s * STRIP + j;
      SampleRows.Gathered left = rows.gather(open, c, unit);
      MatrixLayout own = places[j][open.blocks(c, unit)];
      MatrixLayout[] inputs = left.inputs();
      arithmetic.multiply(rows.left(), inputs[0], packed, packedParts[j][0], tangents, own);
      for (int p = 1; p < inputs.length; p++) {
        arithmetic.addProduct(rows.left(), inputs[p], packed, packedParts[j][p], tangents, own);
      }
      if (secondOrder) {
        arithmetic.addProductTransposed(
            rows.left(), left.deltas(), tangents, own, secondTerm, units[unit].second);
      }
    }
    arithmetic.addChosenProducts(
        weights,
        strips[s],
        tangents,
        strip,
        open.pairs(),
        open.starts(),
        open.start(c, s * STRIP),
        outputs,
        chunks[c].outputs);
  }

  /** R Z_2 to R D_2, and R D_2' H. */
  private void throughOutputs(Chunk chunk, double[] vectors, double[] products) {
    for (int k = 0; k < classes; k++) {
      for (int p = 0; p < chunk.hidden.length; p++) {
        MatrixLayout weights = outputWeights[k][p];
        arithmetic.addProduct(hidden, chunk.hidden[p], vectors, weights, outputs, chunk.output[k]);
      }
    }
    point.outputCurvature.applyInterleaved(outputs, chunk.outputs, chunk.first, COLUMNS, scratch);
    for (int k = 0; k < classes; k++) {
      for (int p = 0; p < chunk.hidden.length; p++) {
        MatrixLayout target = outputWeights[k][p];
        arithmetic.addProductTransposed(
            hidden, chunk.hidden[p], outputs, chunk.output[k], products, target);
      }
    }
  }

  private void backward(int unit, double[] vectors, double[] products) {
    Arrays.fill(packed, packedUnit[0].offset(), packedUnit[0].offset() + packedUnit[0].length(), 0);
    for (int c = 0; c < chunks.length; c++) {
      SampleRows.Gathered left = rows.gather(open, c, unit);
      MatrixLayout own = places[0][open.blocks(c, unit)];
      arithmetic.combineBlocks(
          weights,
          ORIGIN + unit * PANEL,
          outputs,
          chunks[c].outputs,
          open.samples(),
          open.from(c, unit),
          tangents,
          own);
      if (secondOrder) {
        arithmetic.addProduct(rows.left(), left.deltas(), vectors, units[unit].out, tangents, own);
      }
      for (int p = 0; p < left.inputs().length; p++) {
        arithmetic.addProductTransposed(
            rows.left(), left.inputs()[p], tangents, own, packed, packedParts[0][p]);
      }
    }
    arithmetic.copy(packed, packedUnit[0], products, units[unit].in);
  }
}
