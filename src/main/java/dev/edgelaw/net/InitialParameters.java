package dev.edgelaw.net;

import dev.edgelaw.random.LayerInitialization;
import dev.edgelaw.random.TorchGenerator;

/**
 * Draws the starting point of a network as the published runs do: layer by layer from input to
 * output.
 */
public final class InitialParameters {
  private InitialParameters() {}

  /**
   * Draws weights and, if the network has them, biases (each layer's right after its weights).
   *
   * @param layout the network's parameter layout
   * @param generator the run's generator, freshly seeded
   * @return the parameters in the layout's order
   */
  public static double[] draw(ParameterLayout layout, TorchGenerator generator) {
    Architecture architecture = layout.architecture();
    double[] canonical = new double[architecture.parameterCount()];
    int next = 0;
    for (int layer = 0; layer < architecture.depth(); layer++) {
      LayerInitialization initialization =
          new LayerInitialization(architecture.fanIn(layer), architecture.fanOut(layer));
      next = append(initialization.drawWeights(generator), canonical, next);
      if (architecture.biased()) {
        next = append(initialization.drawBiases(generator), canonical, next);
      }
    }
    return layout.fromCanonical(canonical);
  }

  private static int append(double[] values, double[] target, int at) {
    System.arraycopy(values, 0, target, at, values.length);
    return at + values.length;
  }
}
