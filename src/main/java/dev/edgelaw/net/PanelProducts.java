package dev.edgelaw.net;

import static dev.edgelaw.kernel.MatrixLayout.PANEL;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.MatrixLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * A product of matrices in panels, as the products of panels that it consists of. Every element's
 * terms come in the order of the product of whole matrices.
 */
public final class PanelProducts {
  /**
   * A product of panels.
   *
   * @param add whether it goes on from what C holds
   * @param panel which panel C is
   * @param last whether C is complete with it
   */
  private record Product(
      MatrixLayout a, MatrixLayout b, MatrixLayout c, boolean add, int panel, boolean last) {}

  private final Product[] products;

  private PanelProducts(List<Product> products) {
    this.products = products.toArray(Product[]::new);
  }

  /**
   * C = A B for a layer's weights B in x out, both sides in panels.
   *
   * @param a samples x in
   * @param c samples x out
   * @param add whether to add to what C holds
   * @return the products
   */
  public static PanelProducts forward(Panels.Rows a, Panels.Rows c, boolean add) {
    Panels weights = new Panels(a.matrix().columns(), c.matrix().columns());
    List<Product> products = new ArrayList<>();
    for (int p = 0; p < weights.count(); p++) {
      for (int q = 0; q < a.matrix().count(); q++) {
        MatrixLayout left = a.panel(q);
        MatrixLayout right = weights.whole(p, PANEL * q, left.columns());
        boolean end = q == a.matrix().count() - 1;
        products.add(new Product(left, right, c.whole(p), add || q > 0, p, end));
      }
    }
    return new PanelProducts(products);
  }

  /**
   * C = A B for the last layer's weights B in x classes, B and C not in panels.
   *
   * @param a samples x in
   * @param c samples x classes, padded stride
   * @param add whether to add to what C holds
   * @return the products
   */
  public static PanelProducts outputs(Panels.Rows a, MatrixLayout c, boolean add) {
    MatrixLayout weights = MatrixLayout.alone(a.matrix().columns(), c.columns());
    List<Product> products = new ArrayList<>();
    for (int q = 0; q < a.matrix().count(); q++) {
      MatrixLayout left = a.panel(q);
      MatrixLayout right =
          MatrixLayout.padded(weights.index(PANEL * q, 0), left.columns(), c.columns());
      products.add(new Product(left, right, c, add || q > 0, 0, q == a.matrix().count() - 1));
    }
    return new PanelProducts(products);
  }

  /**
   * C += A' B, the gradient of weights, which do not lie in panels.
   *
   * @param a samples x rows of C
   * @param b samples x columns of C
   * @param c the weights' place
   * @return the products
   */
  public static PanelProducts gradient(Panels.Rows a, Panels.Rows b, MatrixLayout c) {
    List<Product> products = new ArrayList<>();
    for (int q = 0; q < a.matrix().count(); q++) {
      for (int p = 0; p < b.matrix().count(); p++) {
        MatrixLayout left = a.panel(q);
        MatrixLayout right = b.panel(p);
        MatrixLayout part =
            new MatrixLayout(
                c.index(PANEL * q, PANEL * p), left.columns(), right.columns(), c.stride());
        products.add(new Product(left, right, part, true, p, true));
      }
    }
    return new PanelProducts(products);
  }

  /**
   * C = A B.
   *
   * @param arithmetic the kernel
   * @param a array of A
   * @param b array of B
   * @param c array of C
   */
  public void multiply(Arithmetic arithmetic, double[] a, double[] b, double[] c) {
    for (Product x : products) {
      multiply(arithmetic, x, a, b, c);
    }
  }

  private static void multiply(
      Arithmetic arithmetic, Product x, double[] a, double[] b, double[] c) {
    if (x.add()) {
      arithmetic.addProduct(a, x.a(), b, x.b(), c, x.c());
    } else {
      arithmetic.multiply(a, x.a(), b, x.b(), c, x.c());
    }
  }

  /**
   * C = leakyRelu(A B).
   *
   * @param arithmetic the kernel
   * @param a array of A
   * @param b array of B
   * @param c array of C
   * @param slope slope on the negative side
   */
  public void multiplyRectified(
      Arithmetic arithmetic, double[] a, double[] b, double[] c, double slope) {
    for (Product x : products) {
      if (x.last()) {
        arithmetic.multiplyRectified(a, x.a(), b, x.b(), c, x.c(), slope, x.add());
      } else {
        multiply(arithmetic, x, a, b, c);
      }
    }
  }

  /**
   * C += A' B.
   *
   * @param arithmetic the kernel
   * @param a array of A
   * @param b array of B
   * @param c array of C
   */
  public void addTransposed(Arithmetic arithmetic, double[] a, double[] b, double[] c) {
    for (Product x : products) {
      arithmetic.addProductTransposed(a, x.a(), b, x.b(), c, x.c());
    }
  }

  /**
   * C += A' B, every product of panels in turn with those of other threads.
   *
   * @param runner has its turn
   */
  void addTransposed(
      Arithmetic arithmetic, double[] a, double[] b, double[] c, Relay.Runner runner) {
    for (Product x : products) {
      runner.await();
      arithmetic.addProductTransposed(a, x.a(), b, x.b(), c, x.c());
      runner.pass();
    }
  }

  /**
   * C = A B through the gates of activations, or of what they were made of.
   *
   * @param arithmetic the kernel
   * @param a array of A
   * @param b array of B
   * @param h array of the activations; that of C if A has one panel
   * @param gates their place, panel by panel
   * @param c array of C
   * @param slope derivative of the gates that are closed
   */
  public void multiplyThroughGates(
      Arithmetic arithmetic,
      double[] a,
      double[] b,
      double[] h,
      MatrixLayout[] gates,
      double[] c,
      double slope) {
    for (Product x : products) {
      if (x.last()) {
        int at = gates[x.panel()].offset();
        arithmetic.multiplyThroughGates(a, x.a(), b, x.b(), h, at, c, x.c(), slope, x.add());
      } else {
        multiply(arithmetic, x, a, b, c);
      }
    }
  }
}
