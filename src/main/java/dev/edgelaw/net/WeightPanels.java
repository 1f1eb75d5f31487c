package dev.edgelaw.net;

import static dev.edgelaw.kernel.MatrixLayout.PANEL;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.MatrixLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * All weights as right factors of products: in x out for the way forward, out x in for the way
 * back, in panels; the last layer's way forward, which is narrow, with padded rows.
 */
public final class WeightPanels {
  /** From a part of the parameters to a panel. */
  private record Copy(MatrixLayout from, MatrixLayout to, double[] array, boolean transposed) {}

  private final Arithmetic arithmetic;
  private final double[][] forward;
  private final double[][] back;
  private final Copy[] copies;

  /**
   * Makes room.
   *
   * @param arithmetic the kernel
   * @param layout where the weights lie
   */
  public WeightPanels(Arithmetic arithmetic, ParameterLayout layout) {
    this.arithmetic = arithmetic;
    Architecture architecture = layout.architecture();
    int last = architecture.depth() - 1;
    this.forward = new double[last + 1][];
    this.back = new double[last + 1][];
    List<Copy> all = new ArrayList<>();
    for (int layer = 0; layer <= last; layer++) {
      MatrixLayout weight = layout.weight(layer);
      Panels ahead = new Panels(architecture.fanIn(layer), architecture.fanOut(layer));
      Panels behind = new Panels(ahead.columns(), ahead.rows());
      if (layer < last) {
        forward[layer] = new double[ahead.arrayLength()];
        copyForward(layer, weight, ahead, all);
      } else {
        MatrixLayout narrow = MatrixLayout.alone(ahead.rows(), ahead.columns());
        forward[layer] = new double[narrow.arrayLength()];
        all.add(new Copy(weight, narrow, forward[layer], true));
      }
      if (layer > 0) {
        back[layer] = new double[behind.arrayLength()];
        for (int p = 0; p < behind.count(); p++) {
          MatrixLayout from = part(weight, 0, behind.rows(), PANEL * p, behind.columns(p));
          all.add(new Copy(from, behind.panel(p, 0, behind.rows()), back[layer], false));
        }
      }
    }
    this.copies = all.toArray(Copy[]::new);
  }

  /** The first layer's weights are stored in x out, the others out x in. */
  private void copyForward(int layer, MatrixLayout weight, Panels ahead, List<Copy> all) {
    for (int p = 0; p < ahead.count(); p++) {
      int columns = ahead.columns(p);
      MatrixLayout from =
          layer == 0
              ? part(weight, 0, ahead.rows(), PANEL * p, columns)
              : part(weight, PANEL * p, columns, 0, ahead.rows());
      all.add(new Copy(from, ahead.panel(p, 0, ahead.rows()), forward[layer], layer > 0));
    }
  }

  private static MatrixLayout part(MatrixLayout of, int row, int rows, int column, int columns) {
    return new MatrixLayout(of.index(row, column), rows, columns, of.stride());
  }

  /**
   * Takes weights.
   *
   * @param parameters padded parameters
   */
  public void lay(double[] parameters) {
    for (Copy copy : copies) {
      if (copy.transposed()) {
        copy.from().transpose(parameters, copy.array(), copy.to());
      } else {
        arithmetic.copy(parameters, copy.from(), copy.array(), copy.to());
      }
    }
  }

  /**
   * A layer's weights in x out.
   *
   * @param layer zero-based layer
   * @return own array: read only
   */
  public double[] forward(int layer) {
    return forward[layer];
  }

  /**
   * A layer's weights out x in.
   *
   * @param layer zero-based layer, not the first
   * @return own array: read only
   */
  public double[] back(int layer) {
    return back[layer];
  }
}
