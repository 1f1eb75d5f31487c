package dev.edgelaw.net;

/**
 * A differentiable function of a parameter vector: what optimisers descend and flows follow.
 *
 * <p>Implementations own a workspace: one instance serves one thread.
 */
public interface Objective {
  /**
   * Layout of the vectors.
   *
   * @return places of weights and biases in the flat array
   */
  ParameterLayout layout();

  /**
   * Value and gradient.
   *
   * @param parameters the point, in the layout's order
   * @param gradient the gradient there, overwritten, its padding zero
   * @return the value
   */
  double valueAndGradient(double[] parameters, double[] gradient);
}
