package dev.edgelaw.optim;

import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Objective;
import dev.edgelaw.net.ParameterLayout;
import java.util.Arrays;

/**
 * Half the squared norm times a curvature: gradient descent multiplies the parameters by 1 - eta
 * times the curvature.
 */
record Quadratic(double curvature, ParameterLayout layout) implements Objective {
  Quadratic(double curvature) {
    this(curvature, new ParameterLayout(Architecture.biased(Activation.identity(), 3, 2, 2)));
  }

  double[] ones() {
    double[] canonical = new double[layout.architecture().parameterCount()];
    Arrays.fill(canonical, 1);
    return layout.fromCanonical(canonical);
  }

  @Override
  public double valueAndGradient(double[] parameters, double[] gradient) {
    double sum = 0;
    for (int i = 0; i < parameters.length; i++) {
      gradient[i] = curvature * parameters[i];
      sum += parameters[i] * gradient[i];
    }
    return sum / 2;
  }
}
