package dev.edgelaw.curvature;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.Lanes;
import dev.edgelaw.kernel.MatrixLayout;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.PanelBlock;
import dev.edgelaw.net.PanelProducts;
import dev.edgelaw.net.Panels;
import dev.edgelaw.net.ParameterLayout;
import dev.edgelaw.net.WeightPanels;
import java.util.Arrays;

/**
 * The Hessian and Gauss-Newton products of {@link TangentPass}, with its bits, in panels of 32
 * columns.
 */
final class PanelTangents implements TangentProducts {
  /**
   * The products of a block, layer by layer, in pairs: what the tangents are a factor of, and what
   * the direction, or else the gradients, are. Null where those of a first layer with sparse inputs
   * would be.
   */
  private record Passage(
      PanelBlock block,
      PanelProducts[] forward,
      PanelProducts[] direction,
      PanelProducts[] gradient,
      PanelProducts[] second,
      PanelProducts[] back,
      PanelProducts[] directionBack,
      MatrixLayout[][] own,
      MatrixLayout[][] kept,
      MatrixLayout head) {}

  private final NetworkPoint point;
  private final Arithmetic arithmetic;
  private final ParameterLayout layout;
  private final Activation activation;
  private final int last;
  private final boolean sparse;
  private final Passage[] passages;
  private final WeightPanels weights;
  private final WeightPanels directions;
  private final double[] features;

  /** Per layer, of all samples: what the point holds. */
  private final double[][] activations;

  private final double[][] deltas;

  /** Null where the activation is piecewise linear. */
  private final double[][] gates;

  private final double[][] bends;

  /** Per layer: R H_l, on the way back R D_l. */
  private final double[][] tangents;

  /** Per hidden layer of a smooth network: sigma''(Z_l) E_l R Z_l. */
  private final double[][] bent;

  /** R Z_L, then R D_L, samples x classes. */
  private final double[] outputs;

  /** Per layer but the first: the sums D_l' R H_{l-1}, in an array of their own. */
  private final MatrixLayout[] second;

  private final double[] secondTerm;

  PanelTangents(NetworkPoint point) {
    this.point = point;
    this.arithmetic = point.arithmetic;
    this.layout = point.layout;
    Architecture architecture = point.architecture;
    this.activation = architecture.activation();
    this.last = architecture.depth() - 1;
    this.sparse = !point.inputs().cut();
    this.weights = new WeightPanels(arithmetic, layout);
    this.directions = new WeightPanels(arithmetic, layout);
    this.features = sparse ? null : point.inputs().panels();
    this.activations = new double[last][];
    this.deltas = new double[last + 1][];
    this.gates = new double[last][];
    this.bends = new double[last][];
    this.tangents = new double[last + 1][];
    this.bent = new double[last][];
    this.outputs = new double[point.shape(last).arrayLength()];
    this.second = new MatrixLayout[last + 1];
    int samples = point.data.samples();
    PanelBlock[] blocks = PanelBlock.of(architecture, samples, sparse);
    int end = MatrixLayout.ORIGIN;
    for (int layer = 0; layer <= last; layer++) {
      int all = new Panels(samples, architecture.fanOut(layer)).arrayLength();
      tangents[layer] = new double[blocks[0].deltas(layer).matrix().arrayLength()];
      deltas[layer] = new double[all];
      if (layer < last) {
        activations[layer] = new double[all];
        gates[layer] = point.smooth ? new double[all] : null;
        bends[layer] = point.smooth ? new double[all] : null;
        bent[layer] = point.smooth ? new double[tangents[layer].length] : null;
      }
      if (layer > 0) {
        second[layer] =
            MatrixLayout.padded(end, architecture.fanOut(layer), architecture.fanIn(layer));
        end += second[layer].length();
      }
    }
    this.secondTerm = new double[Lanes.padded(end)];
    this.passages = new Passage[blocks.length];
    Arrays.setAll(passages, b -> passage(blocks[b], samples));
  }

  private Passage passage(PanelBlock block, int samples) {
    int layers = last + 1;
    Passage passage =
        new Passage(
            block,
            new PanelProducts[layers],
            new PanelProducts[layers],
            new PanelProducts[layers],
            new PanelProducts[layers],
            new PanelProducts[layers],
            new PanelProducts[layers],
            new MatrixLayout[last][],
            new MatrixLayout[last][],
            block.head().panel(0));
    for (int layer = 0; layer <= last; layer++) {
      Panels.Rows before = block.before(layer);
      Panels.Rows after = block.deltas(layer);
      if (layer < last) {
        passage.own[layer] = after.all();
        passage.kept[layer] = kept(after, block, samples).all();
      }
      if (layer > 0) {
        Panels.Rows keptBefore = kept(before, block, samples);
        Panels.Rows keptAfter = kept(after, block, samples);
        passage.forward[layer] = forward(layer, block, before, false);
        passage.direction[layer] = forward(layer, block, keptBefore, true);
        passage.gradient[layer] = PanelProducts.gradient(after, keptBefore, layout.weight(layer));
        passage.second[layer] = PanelProducts.gradient(keptAfter, before, second[layer]);
        passage.back[layer] = PanelProducts.forward(after, before, false);
        passage.directionBack[layer] = PanelProducts.forward(keptAfter, before, true);
      } else if (!sparse) {
        passage.forward[0] = PanelProducts.forward(before, after, false);
        passage.gradient[0] = PanelProducts.gradient(before, after, layout.weight(0));
      }
    }
    return passage;
  }

  private PanelProducts forward(int layer, PanelBlock block, Panels.Rows before, boolean add) {
    return layer == last
        ? PanelProducts.outputs(before, block.outputs(), add)
        : PanelProducts.forward(before, block.hidden()[layer], add);
  }

  private static Panels.Rows kept(Panels.Rows rows, PanelBlock block, int samples) {
    return new Panels(samples, rows.matrix().columns()).rows(block.first(), block.count());
  }

  @Override
  public void at() {
    weights.lay(point.parameters());
    for (int layer = 0; layer <= last; layer++) {
      copy(layer, point.deltas(layer), deltas[layer]);
      if (layer < last) {
        copy(layer, point.activations(layer), activations[layer]);
        if (point.smooth) {
          copy(layer, point.gates(layer), gates[layer]);
          copy(layer, point.bends(layer), bends[layer]);
        }
      }
    }
  }

  private void copy(int layer, double[] from, double[] to) {
    MatrixLayout shape = point.shape(layer);
    new Panels(shape.rows(), shape.columns()).copy(from, shape, to);
  }

  @Override
  public void hessianProduct(double[] v, double[] product) {
    product(v, product, true);
  }

  @Override
  public void gaussNewtonProduct(double[] v, double[] product) {
    product(v, product, false);
  }

  private void product(double[] v, double[] product, boolean withSecond) {
    directions.lay(v);
    Arrays.fill(product, 0);
    if (sparse) {
      point.inputs().multiply(v, layout.weight(0), tangents[0], point.shape(0));
    }
    if (withSecond) {
      Arrays.fill(secondTerm, 0);
    }
    for (Passage passage : passages) {
      forward(passage);
      PanelBlock block = passage.block;
      point.outputCurvature.apply(outputs, block.first(), block.count());
      arithmetic.copy(outputs, block.outputs(), tangents[last], passage.head);
      backward(passage, withSecond, product);
    }
    for (int layer = 1; withSecond && layer <= last; layer++) {
      MatrixLayout weight = layout.weight(layer);
      arithmetic.addScaled(
          1, secondTerm, second[layer].offset(), product, weight.offset(), weight.length());
    }
    if (sparse) {
      point.inputs().multiplyTransposed(tangents[0], point.shape(0), product, layout.weight(0));
    }
  }

  private void forward(Passage passage) {
    for (int layer = 0; layer <= last; layer++) {
      double[] t = layer == last ? outputs : tangents[layer];
      if (layer > 0) {
        passage.forward[layer].multiply(arithmetic, tangents[layer - 1], weights.forward(layer), t);
        multiply(
            passage.direction[layer],
            activations[layer - 1],
            directions.forward(layer),
            t,
            layer,
            passage);
      } else if (!sparse) {
        multiply(passage.forward[0], features, directions.forward(0), t, 0, passage);
      }
      if (layer < last) {
        throughActivation(layer, passage);
      }
    }
  }

  /** A product that completes tangents of a layer. */
  private void multiply(
      PanelProducts products, double[] a, double[] b, double[] t, int layer, Passage passage) {
    if (layer < last && activation instanceof Activation.LeakyRelu(double slope)) {
      products.multiplyThroughGates(
          arithmetic, a, b, activations[layer], passage.kept[layer], t, slope);
    } else {
      products.multiply(arithmetic, a, b, t);
    }
  }

  private void backward(Passage passage, boolean withSecond, double[] product) {
    for (int layer = last; layer > 0; layer--) {
      double[] d = tangents[layer];
      double[] before = tangents[layer - 1];
      passage.gradient[layer].addTransposed(arithmetic, d, activations[layer - 1], product);
      if (withSecond) {
        passage.second[layer].addTransposed(arithmetic, deltas[layer], before, secondTerm);
        passage.back[layer].multiply(arithmetic, d, weights.back(layer), before);
        multiply(
            passage.directionBack[layer],
            deltas[layer],
            directions.back(layer),
            before,
            layer - 1,
            passage);
      } else {
        multiply(passage.back[layer], d, weights.back(layer), before, layer - 1, passage);
      }
      backThroughActivation(layer - 1, passage, withSecond);
    }
    if (!sparse) {
      passage.gradient[0].addTransposed(arithmetic, features, tangents[0], product);
    }
  }

  private void throughActivation(int layer, Passage passage) {
    double[] t = tangents[layer];
    for (int p = 0; p < passage.own[layer].length; p++) {
      int at = passage.kept[layer][p].offset();
      int own = passage.own[layer][p].offset();
      int length = passage.own[layer][p].length();
      if (point.smooth) {
        System.arraycopy(t, own, bent[layer], own, length);
        arithmetic.multiplyEntries(bends[layer], at, bent[layer], own, length);
        arithmetic.multiplyEntries(gates[layer], at, t, own, length);
      } else if (layer == 0 && sparse) {
        double slope = ((Activation.LeakyRelu) activation).slope();
        arithmetic.leakyReluGradient(activations[0], at, t, own, length, slope);
      }
    }
  }

  private void backThroughActivation(int layer, Passage passage, boolean withSecond) {
    double[] d = tangents[layer];
    for (int p = 0; point.smooth && p < passage.own[layer].length; p++) {
      int at = passage.kept[layer][p].offset();
      int own = passage.own[layer][p].offset();
      int length = passage.own[layer][p].length();
      arithmetic.multiplyEntries(gates[layer], at, d, own, length);
      if (withSecond) {
        arithmetic.addScaled(1, bent[layer], own, d, own, length);
      }
    }
  }
}
