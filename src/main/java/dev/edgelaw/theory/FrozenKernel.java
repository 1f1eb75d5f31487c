package dev.edgelaw.theory;

import dev.edgelaw.curvature.Jacobian;
import dev.edgelaw.curvature.NetworkCurvature;
import dev.edgelaw.data.Dataset;
import java.util.Arrays;
import java.util.List;

/**
 * Gradient descent on the cross-entropy with the tangent kernel of the first weights: outputs f_0 +
 * J(0) d, d &lt;- d - eta J(0)'(p - y)/n. It is what a proof that freezes the kernel speaks of.
 */
public final class FrozenKernel {
  private FrozenKernel() {}

  /**
   * Trains the linearised net.
   *
   * @param curvature the net at its first weights
   * @param outputs its outputs there, samples x classes
   * @param data the training set
   * @param learningRate eta
   * @param checkpoints numbers of updates done, ascending
   * @return how far the softmax concentrates
   */
  public static ConcentrationRecord train(
      NetworkCurvature curvature,
      double[] outputs,
      Dataset data,
      double learningRate,
      List<Integer> checkpoints) {
    Jacobian jacobian = curvature.jacobian();
    int[] labels = data.labels();
    double[] f = outputs.clone();
    double[] displacement = new double[curvature.layout().length()];
    double[] change = new double[displacement.length];
    double[] moved = new double[f.length];
    double[][] columns = new double[5][checkpoints.size()];
    for (int index = 0, t = 0; index < checkpoints.size(); t++) {
      if (t == checkpoints.get(index)) {
        SoftmaxPoint point = SoftmaxPoint.of(f, labels, data.classes());
        columns[0][index] = point.missing();
        columns[1][index] = point.smallest();
        columns[2][index] = point.largest();
        columns[3][index] = SoftmaxPoint.loss(f, labels, data.classes());
        columns[4][index] = point.accuracy();
        index++;
      }
      jacobian.applyTransposed(SoftmaxPoint.outputGradient(f, labels, data.classes()), change);
      for (int i = 0; i < displacement.length; i++) {
        displacement[i] = Math.fma(-learningRate, change[i], displacement[i]);
      }
      jacobian.apply(displacement, moved);
      Arrays.setAll(f, i -> outputs[i] + moved[i]);
    }
    return new ConcentrationRecord(
        checkpoints.stream().mapToInt(Integer::intValue).toArray(),
        columns[0],
        columns[1],
        columns[2],
        columns[3],
        columns[4]);
  }
}
