package dev.edgelaw.theory;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.net.ParameterLayout;
import java.util.Optional;

/**
 * The kink of a two-layer ReLU net that lies nearest to a point: the smallest modulus of a
 * pre-activation. Gradient and Hessian jump there, so where it lies within float32 rounding, a
 * float32 run may be on its other side with all the same weights.
 *
 * @param distance smallest |z| over samples and neurons
 * @param sample its sample
 * @param neuron its neuron
 */
public record NearestKink(double distance, int sample, int neuron) {
  /**
   * Below it, float32 rounding decides the side: z is a sum of 20 products of the order of 0.5,
   * each rounded by up to 3e-8, of weights that 500 float32 updates have left some 1e-7 off.
   */
  public static final double FLOAT32 = 1e-6;

  /**
   * Finds it.
   *
   * @param point a two-layer net
   * @return the smallest of all pre-activations
   */
  public static NearestKink of(TwoLayerPoint point) {
    double[] z = point.preActivations();
    int nearest = 0;
    for (int at = 1; at < z.length; at++) {
      if (Math.abs(z[at]) < Math.abs(z[nearest])) {
        nearest = at;
      }
    }
    return new NearestKink(Math.abs(z[nearest]), nearest / point.width(), nearest % point.width());
  }

  /**
   * Moves the weights to the other side if the kink is within float32 rounding: the neuron's
   * weights go by -2z x/|x|^2, which changes the sign of z and less than 1e-6 of anything else.
   *
   * @param layout a two-layer net
   * @param parameters the point
   * @param data the training set
   * @return the point on the other side, or empty if the kink is farther off
   */
  public static Optional<double[]> cross(
      ParameterLayout layout, double[] parameters, Dataset data) {
    TwoLayerPoint point = TwoLayerPoint.of(layout, parameters, data);
    NearestKink kink = of(point);
    if (kink.distance >= FLOAT32) {
      return Optional.empty();
    }
    int features = data.features();
    int from = kink.sample * features;
    double z = point.preActivations()[kink.sample * point.width() + kink.neuron];
    double squaredNorm = TwoLayerPoint.dot(data.inputs(), from, data.inputs(), from, features);
    double[] moved = parameters.clone();
    for (int f = 0; f < features; f++) {
      moved[layout.index(0, kink.neuron, f)] -= 2 * z * data.inputs()[from + f] / squaredNorm;
    }
    return Optional.of(moved);
  }
}
