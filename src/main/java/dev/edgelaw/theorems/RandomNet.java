package dev.edgelaw.theorems;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Loss;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.net.ParameterLayout;
import dev.edgelaw.theory.ConservationLaws;

/**
 * A network on data at a point: one instance of a property that must hold everywhere.
 *
 * @param name widths, loss and seed
 * @param data the training set
 * @param formula which loss
 * @param loss that loss on the training set
 * @param parameters the point W
 * @param gradient G at W
 */
public record RandomNet(
    String name,
    Dataset data,
    Loss formula,
    NetworkLoss loss,
    double[] parameters,
    double[] gradient) {
  /**
   * Layout of the vectors.
   *
   * @return places of weights and biases
   */
  public ParameterLayout layout() {
    return loss.layout();
  }

  /**
   * The network.
   *
   * @return its architecture
   */
  public Architecture architecture() {
    return layout().architecture();
  }

  /**
   * Number of pairs of adjacent layers.
   *
   * @return L - 1
   */
  public int pairs() {
    return architecture().depth() - 1;
  }

  /**
   * Whether some gradient reaches every layer; narrow ReLU layers may be dead.
   *
   * @return false if a layer's gradient is 0
   */
  public boolean alive() {
    for (int layer = 0; layer <= pairs(); layer++) {
      if (ConservationLaws.trace(layout(), gradient, gradient, layer, false) == 0) {
        return false;
      }
    }
    return true;
  }
}
