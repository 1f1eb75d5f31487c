package dev.edgelaw.net;

import static dev.edgelaw.kernel.MatrixLayout.PANEL;

/**
 * What the layers hold of one block of samples after another, in panels.
 *
 * @param preActivations per hidden layer
 * @param activations per hidden layer; the pre-activations' array where one suffices
 * @param deltas per layer, the gradient with respect to its outputs before the activation; the
 *     activations' array where {@link #inPlace}
 */
record PanelArrays(double[][] preActivations, double[][] activations, double[][] deltas) {
  /**
   * Makes room.
   *
   * @param block one of the largest
   */
  static PanelArrays of(Architecture architecture, PanelBlock block) {
    int last = architecture.depth() - 1;
    PanelArrays arrays =
        new PanelArrays(new double[last][], new double[last][], new double[last + 1][]);
    for (int layer = 0; layer <= last; layer++) {
      arrays.allocate(architecture, layer, block.deltas(layer).matrix().arrayLength());
    }
    return arrays;
  }

  /** As many arrays for another thread, but for the first {@code common} layers. */
  PanelArrays beside(Architecture architecture, int common) {
    PanelArrays arrays =
        new PanelArrays(preActivations.clone(), activations.clone(), deltas.clone());
    for (int layer = common; layer < deltas.length; layer++) {
      arrays.allocate(architecture, layer, deltas[layer].length);
    }
    return arrays;
  }

  private void allocate(Architecture architecture, int layer, int size) {
    if (layer < preActivations.length) {
      boolean shared = architecture.activation().derivativeFromOutput();
      preActivations[layer] = new double[size];
      activations[layer] = shared ? preActivations[layer] : new double[size];
    }
    deltas[layer] = inPlace(architecture, layer + 1) ? activations[layer] : new double[size];
  }

  /**
   * Whether the deltas of the layer before this one take the place of its outputs: each is made in
   * one product, through the gates of the output it replaces.
   */
  static boolean inPlace(Architecture architecture, int layer) {
    return layer < architecture.depth()
        && architecture.fanOut(layer) <= PANEL
        && architecture.activation() instanceof Activation.LeakyRelu;
  }
}
