package dev.edgelaw.curvature;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Loss;
import dev.edgelaw.net.ParameterLayout;

/**
 * Second derivatives of a network's full-batch loss at a point that can be moved. {@link #at} does
 * once what all products at the point share; the operators handed out follow the point.
 *
 * <p>The second derivative of a piecewise linear activation counts as 0, also at its kink. All
 * operators share one workspace: one instance serves one thread.
 */
public final class NetworkCurvature {
  private final NetworkPoint point;
  private final TangentPass pass;
  private final TangentProducts products;
  private final SymmetricOperator hessian;
  private final SymmetricOperator gaussNewton;

  /**
   * Makes the workspace.
   *
   * @param arithmetic the kernel
   * @param architecture the network; its ends must fit the data
   * @param loss the loss, with the normalisation that {@link Loss} states
   * @param data the training set
   */
  public NetworkCurvature(
      Arithmetic arithmetic, Architecture architecture, Loss loss, Dataset data) {
    this.point = new NetworkPoint(arithmetic, architecture, loss, data);
    this.pass = new TangentPass(point);
    this.products = TangentProducts.of(point, pass);
    this.hessian = new Products(point, products::hessianProduct);
    this.gaussNewton = new Products(point, products::gaussNewtonProduct);
  }

  /**
   * Moves the point.
   *
   * @param parameters the new point, finite; copied
   * @throws IllegalArgumentException if the length is wrong, or parameters or loss are not finite
   */
  public void at(double[] parameters) {
    point.at(parameters);
    products.at();
  }

  /**
   * Layout of the vectors.
   *
   * @return places of weights and biases in the flat array
   */
  public ParameterLayout layout() {
    return point.layout;
  }

  /**
   * The kernel in use.
   *
   * @return the arithmetic given at construction
   */
  public Arithmetic arithmetic() {
    return point.arithmetic;
  }

  /**
   * The loss at the point.
   *
   * @return its value
   */
  public double loss() {
    point.requirePoint();
    return point.value();
  }

  /**
   * The gradient of the loss at the point.
   *
   * @return this object's own array: read only
   */
  public double[] gradient() {
    point.requirePoint();
    return point.gradient();
  }

  /**
   * The Hessian H of the loss, exactly, by forward-over-reverse differentiation.
   *
   * @return the operator v to H v
   */
  public SymmetricOperator hessian() {
    return hessian;
  }

  /**
   * The Gauss-Newton matrix J' S J: J the Jacobian of the outputs, S the second derivative of the
   * loss with respect to them; for the mean squared error S = (2/(nK)) I, for the cross-entropy the
   * blocks (diag(p) - pp')/n.
   *
   * @return the operator v to J' S J v, positive semidefinite
   */
  public SymmetricOperator gaussNewton() {
    return gaussNewton;
  }

  /**
   * The Jacobian of all outputs.
   *
   * @return the operator v to J v and its transpose
   */
  public Jacobian jacobian() {
    return new Jacobian(point, pass);
  }

  /**
   * The Hessian, for {@value BlockProduct#COLUMNS} vectors at once.
   *
   * @return the product, with a workspace of its own
   */
  public BlockProduct hessianBlock() {
    return block(true);
  }

  /**
   * The Gauss-Newton matrix, for {@value BlockProduct#COLUMNS} vectors at once.
   *
   * @return the product, with a workspace of its own
   */
  public BlockProduct gaussNewtonBlock() {
    return block(false);
  }

  private BlockProduct block(boolean secondOrder) {
    return TwoLayerBlock.suits(point)
        ? new TwoLayerBlock(point, secondOrder)
        : new SingleProducts(secondOrder ? hessian : gaussNewton);
  }

  NetworkPoint point() {
    point.requirePoint();
    return point;
  }

  private interface Product {
    void apply(double[] v, double[] product);
  }

  private record Products(NetworkPoint point, Product product) implements SymmetricOperator {
    @Override
    public int dimension() {
      return point.architecture.parameterCount();
    }

    @Override
    public int length() {
      return point.layout.length();
    }

    @Override
    public double[] embed(double[] coordinates) {
      return point.layout.fromCanonical(coordinates);
    }

    @Override
    public void apply(double[] v, double[] result) {
      point.requirePoint();
      Vectors.requireOperands(v, result, length());
      product.apply(v, result);
    }
  }
}
