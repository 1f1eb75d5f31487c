package dev.edgelaw.curvature;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.Lanes;
import dev.edgelaw.kernel.MatrixLayout;
import dev.edgelaw.net.ParameterLayout;
import dev.edgelaw.net.RowBlock;
import java.util.Arrays;

/**
 * Forward-over-reverse differentiation along one direction V (B. A. Pearlmutter, Fast exact
 * multiplication by the Hessian, 1994). With R the derivative along V and E_l = D_{l+1} W_{l+1}:
 *
 * <pre>
 *   R Z_l = R H_{l-1} W_l' + H_{l-1} V_l'            R H_l = sigma'(Z_l) R Z_l
 *   R D_L = (second derivative of the loss) R Z_L
 *   R D_l = sigma'(Z_l) (R D_{l+1} W_{l+1} + D_{l+1} V_{l+1}) + sigma''(Z_l) E_l R Z_l
 *   (H V)_l = R D_l' H_{l-1} + D_l' R H_{l-1}
 * </pre>
 *
 * Without the terms that hold D or sigma'' the result is the Gauss-Newton product.
 *
 * <p>Blocks of samples go forward and back one by one, as in training, so that their tangents stay
 * in the caches; with biases, whose sums are not cut, all samples are one block.
 */
final class TangentPass implements TangentProducts {
  private final NetworkPoint point;
  private final Arithmetic arithmetic;
  private final ParameterLayout layout;
  private final int depth;
  private final boolean biased;

  /** Places of the samples in what the point holds, and in what this pass holds. */
  private final RowBlock[] kept;

  private final RowBlock[] passing;

  /** Per layer: R H_l, the last one R Z_L; on the way back each is overwritten by R D_l. */
  private final double[][] tangents;

  /** Per hidden layer of a smooth network: sigma''(Z_l) E_l R Z_l. */
  private final double[][] bent;

  /** Per layer but the first: weights of the direction in x out. */
  private final MatrixLayout[] inOut;

  private final double[][] transposed;

  /** Per layer but the first: the sums D_l' R H_{l-1}, in an array of their own. */
  private final MatrixLayout[] second;

  private final double[] secondTerm;

  TangentPass(NetworkPoint point) {
    this.point = point;
    this.arithmetic = point.arithmetic;
    this.layout = point.layout;
    this.depth = point.architecture.depth();
    this.biased = point.architecture.biased();
    int samples = point.data.samples();
    RowBlock[] whole = {RowBlock.all(point.architecture, samples)};
    this.kept = biased ? whole : RowBlock.keeping(point.architecture, samples);
    this.passing =
        biased
            ? whole
            : RowBlock.passing(point.architecture, samples, point.inputs().cut() ? 0 : 1);
    this.tangents = new double[depth][];
    this.bent = new double[depth][];
    this.inOut = new MatrixLayout[depth];
    this.transposed = new double[depth][];
    this.second = new MatrixLayout[depth];
    int end = MatrixLayout.ORIGIN;
    for (int layer = 0; layer < depth; layer++) {
      int fanIn = point.architecture.fanIn(layer);
      int fanOut = point.architecture.fanOut(layer);
      tangents[layer] = new double[point.shape(layer).arrayLength()];
      bent[layer] = point.smooth && layer < depth - 1 ? new double[tangents[layer].length] : null;
      if (layer > 0) {
        inOut[layer] = MatrixLayout.alone(fanIn, fanOut);
        transposed[layer] = new double[inOut[layer].arrayLength()];
        second[layer] = MatrixLayout.padded(end, fanOut, fanIn);
        end += second[layer].length();
      }
    }
    this.secondTerm = new double[Lanes.padded(end)];
  }

  /** Reads the point itself. */
  @Override
  public void at() {}

  @Override
  public void hessianProduct(double[] v, double[] product) {
    product(v, product, true);
  }

  @Override
  public void gaussNewtonProduct(double[] v, double[] product) {
    product(v, product, false);
  }

  private void product(double[] v, double[] product, boolean withSecond) {
    prepare(v);
    Arrays.fill(product, 0);
    if (withSecond) {
      Arrays.fill(secondTerm, 0);
    }
    for (int b = 0; b < kept.length; b++) {
      forward(b, v);
      point.outputCurvature.apply(tangents[depth - 1], kept[b].first(), kept[b].count());
      backward(b, withSecond ? v : null, product);
    }
    for (int layer = 1; withSecond && layer < depth; layer++) {
      MatrixLayout weight = layout.weight(layer);
      arithmetic.addScaled(
          1, secondTerm, second[layer].offset(), product, weight.offset(), weight.length());
    }
    finish(product);
  }

  /** R Z_L = J V, samples x classes with padded rows; the pass's own array. */
  double[] forward(double[] v) {
    prepare(v);
    for (int b = 0; b < kept.length; b++) {
      forward(b, v);
    }
    return tangents[depth - 1];
  }

  /** From cotangents of the outputs in {@code cotangents}, which is copied, to J' u. */
  void transposedJacobianProduct(double[] cotangents, double[] product) {
    System.arraycopy(cotangents, 0, tangents[depth - 1], 0, tangents[depth - 1].length);
    Arrays.fill(product, 0);
    for (int b = 0; b < kept.length; b++) {
      backward(b, null, product);
    }
    finish(product);
  }

  /** What blocks share: the direction in x out, and products with inputs that are not cut. */
  private void prepare(double[] v) {
    for (int layer = 1; layer < depth; layer++) {
      layout.weight(layer).transpose(v, transposed[layer], inOut[layer]);
    }
    if (!point.inputs().cut()) {
      point.inputs().multiply(v, layout.weight(0), tangents[0], point.shape(0));
    }
  }

  private void finish(double[] product) {
    if (!point.inputs().cut()) {
      point.inputs().multiplyTransposed(tangents[0], point.shape(0), product, layout.weight(0));
    }
  }

  private void forward(int b, double[] v) {
    MatrixLayout[] own = passing[b].outputs();
    for (int layer = 0; layer < depth; layer++) {
      double[] t = tangents[layer];
      if (layer > 0) {
        arithmetic.multiply(
            tangents[layer - 1],
            own[layer - 1],
            point.transposedWeights(layer),
            inOut[layer],
            t,
            own[layer]);
        arithmetic.addProduct(
            point.activations(layer - 1),
            kept[b].outputs()[layer - 1],
            transposed[layer],
            inOut[layer],
            t,
            own[layer]);
      } else if (point.inputs().cut()) {
        point.inputs().multiplyRows(kept[b].inputs(), v, layout.weight(0), t, own[0]);
      }
      if (biased) {
        arithmetic.addToRows(t, own[layer], v, layout.biasOffset(layer));
      }
      if (layer < depth - 1) {
        throughActivation(layer, own[layer], kept[b].outputs()[layer]);
      }
    }
  }

  /** With {@code v} null, only the terms of first order. */
  private void backward(int b, double[] v, double[] product) {
    MatrixLayout[] own = passing[b].outputs();
    MatrixLayout[] at = kept[b].outputs();
    for (int layer = depth - 1; layer > 0; layer--) {
      double[] d = tangents[layer];
      double[] before = tangents[layer - 1];
      MatrixLayout weight = layout.weight(layer);
      sumBiases(layer, own[layer], product);
      arithmetic.addProductTransposed(
          d, own[layer], point.activations(layer - 1), at[layer - 1], product, weight);
      if (v != null) {
        arithmetic.addProductTransposed(
            point.deltas(layer), at[layer], before, own[layer - 1], secondTerm, second[layer]);
      }
      arithmetic.multiply(d, own[layer], point.parameters(), weight, before, own[layer - 1]);
      if (v != null) {
        arithmetic.addProduct(point.deltas(layer), at[layer], v, weight, before, own[layer - 1]);
      }
      backThroughActivation(layer - 1, own[layer - 1], at[layer - 1], v != null);
    }
    sumBiases(0, own[0], product);
    if (point.inputs().cut()) {
      point
          .inputs()
          .addTransposedRows(kept[b].inputs(), tangents[0], own[0], product, layout.weight(0));
    }
  }

  private void sumBiases(int layer, MatrixLayout rows, double[] product) {
    if (biased) {
      arithmetic.columnSums(tangents[layer], rows, product, layout.biasOffset(layer));
    }
  }

  private void throughActivation(int layer, MatrixLayout own, MatrixLayout at) {
    double[] t = tangents[layer];
    if (point.smooth) {
      System.arraycopy(t, own.offset(), bent[layer], own.offset(), own.length());
      arithmetic.multiplyEntries(
          point.bends(layer), at.offset(), bent[layer], own.offset(), own.length());
    }
    arithmetic.multiplyEntries(point.gates(layer), at.offset(), t, own.offset(), own.length());
  }

  private void backThroughActivation(
      int layer, MatrixLayout own, MatrixLayout at, boolean withSecond) {
    double[] d = tangents[layer];
    arithmetic.multiplyEntries(point.gates(layer), at.offset(), d, own.offset(), own.length());
    if (withSecond && point.smooth) {
      arithmetic.addScaled(1, bent[layer], own.offset(), d, own.offset(), own.length());
    }
  }
}
