package dev.edgelaw.net;

/**
 * Loss and gradient over all samples, with the bits of {@link Layers}, for callers that do not read
 * what the layers held.
 */
sealed interface FullBatchGradient permits PanelGradient, WidePass {
  /** Returns the loss and overwrites the gradient. */
  double valueAndGradient(double[] parameters, double[] gradient);
}
