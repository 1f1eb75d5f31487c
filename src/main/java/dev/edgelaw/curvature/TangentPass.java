package dev.edgelaw.curvature;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.MatrixLayout;
import dev.edgelaw.net.ParameterLayout;

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
 */
final class TangentPass {
  private final NetworkPoint point;
  private final Arithmetic arithmetic;
  private final ParameterLayout layout;
  private final int depth;
  private final boolean biased;

  /** Per layer: R H_l, the last one R Z_L; on the way back each is overwritten by R D_l. */
  private final double[][] tangents;

  /** Per hidden layer of a smooth network: sigma''(Z_l) E_l R Z_l. */
  private final double[][] bent;

  /** Per layer but the first: weights in x out, and weights at the start of an array. */
  private final MatrixLayout[] inOut;

  private final MatrixLayout[] loose;
  private final double[] transposed;
  private final double[] secondTerm;

  TangentPass(NetworkPoint point) {
    this.point = point;
    this.arithmetic = point.arithmetic;
    this.layout = point.layout;
    this.depth = point.architecture.depth();
    this.biased = point.architecture.biased();
    this.tangents = new double[depth][];
    this.bent = new double[depth][];
    this.inOut = new MatrixLayout[depth];
    this.loose = new MatrixLayout[depth];
    int longest = 0;
    for (int layer = 0; layer < depth; layer++) {
      int fanIn = point.architecture.fanIn(layer);
      int fanOut = point.architecture.fanOut(layer);
      tangents[layer] = new double[point.shape(layer).arrayLength()];
      bent[layer] = point.smooth && layer < depth - 1 ? new double[tangents[layer].length] : null;
      if (layer > 0) {
        inOut[layer] = MatrixLayout.alone(fanIn, fanOut);
        loose[layer] = MatrixLayout.alone(fanOut, fanIn);
        longest =
            Math.max(longest, Math.max(inOut[layer].arrayLength(), loose[layer].arrayLength()));
      }
    }
    this.transposed = new double[longest];
    this.secondTerm = new double[longest];
  }

  void hessianProduct(double[] v, double[] product) {
    forward(v);
    point.outputCurvature.apply(tangents[depth - 1]);
    backward(v, product);
  }

  void gaussNewtonProduct(double[] v, double[] product) {
    forward(v);
    point.outputCurvature.apply(tangents[depth - 1]);
    backward(null, product);
  }

  /** R Z_L = J V, samples x classes with padded rows; the pass's own array. */
  double[] forward(double[] v) {
    for (int layer = 0; layer < depth; layer++) {
      double[] t = tangents[layer];
      MatrixLayout shape = point.shape(layer);
      if (layer == 0) {
        point.inputs().multiply(v, layout.weight(0), t, shape);
      } else {
        double[] before = tangents[layer - 1];
        double[] h = point.activations(layer - 1);
        MatrixLayout beforeShape = point.shape(layer - 1);
        MatrixLayout weight = inOut[layer];
        arithmetic.multiply(before, beforeShape, point.transposedWeights(layer), weight, t, shape);
        clearPadding(weight);
        layout.weight(layer).transpose(v, transposed, weight);
        arithmetic.addProduct(h, beforeShape, transposed, weight, t, shape);
      }
      if (biased) {
        arithmetic.addToRows(t, shape, v, layout.biasOffset(layer));
      }
      if (layer < depth - 1) {
        throughActivation(layer);
      }
    }
    return tangents[depth - 1];
  }

  /** From cotangents of the outputs in {@code cotangents}, which is copied, to J' u. */
  void transposedJacobianProduct(double[] cotangents, double[] product) {
    System.arraycopy(cotangents, 0, tangents[depth - 1], 0, tangents[depth - 1].length);
    backward(null, product);
  }

  /** With {@code v} null, only the terms of first order. */
  private void backward(double[] v, double[] product) {
    for (int layer = depth - 1; layer > 0; layer--) {
      double[] d = tangents[layer];
      double[] before = tangents[layer - 1];
      MatrixLayout shape = point.shape(layer);
      MatrixLayout beforeShape = point.shape(layer - 1);
      MatrixLayout weight = layout.weight(layer);
      double[] h = point.activations(layer - 1);
      sumBiases(layer, product);
      arithmetic.multiplyTransposed(d, shape, h, beforeShape, product, weight);
      if (v != null) {
        double[] delta = point.deltas(layer);
        MatrixLayout target = loose[layer];
        arithmetic.multiplyTransposed(delta, shape, before, beforeShape, secondTerm, target);
        arithmetic.addScaled(
            1, secondTerm, target.offset(), product, weight.offset(), weight.length());
      }
      arithmetic.multiply(d, shape, point.parameters(), weight, before, beforeShape);
      if (v != null) {
        arithmetic.addProduct(point.deltas(layer), shape, v, weight, before, beforeShape);
      }
      backThroughActivation(layer - 1, v != null);
    }
    sumBiases(0, product);
    point.inputs().multiplyTransposed(tangents[0], point.shape(0), product, layout.weight(0));
  }

  private void sumBiases(int layer, double[] product) {
    if (biased) {
      arithmetic.columnSums(tangents[layer], point.shape(layer), product, layout.biasOffset(layer));
    }
  }

  private void throughActivation(int layer) {
    double[] t = tangents[layer];
    double[] gates = point.gates(layer);
    if (point.smooth) {
      double[] bends = point.bends(layer);
      double[] kept = bent[layer];
      for (int i = 0; i < t.length; i++) {
        kept[i] = bends[i] * t[i];
      }
    }
    for (int i = 0; i < t.length; i++) {
      t[i] *= gates[i];
    }
  }

  private void backThroughActivation(int layer, boolean second) {
    double[] d = tangents[layer];
    double[] gates = point.gates(layer);
    for (int i = 0; i < d.length; i++) {
      d[i] *= gates[i];
    }
    if (second && point.smooth) {
      arithmetic.addScaled(1, bent[layer], 0, d, 0, d.length);
    }
  }

  /** One scratch array serves weights of several shapes. */
  private void clearPadding(MatrixLayout shape) {
    if (depth > 2 && shape.columns() < shape.stride()) {
      java.util.Arrays.fill(transposed, shape.offset(), shape.arrayLength(), 0);
    }
  }
}
