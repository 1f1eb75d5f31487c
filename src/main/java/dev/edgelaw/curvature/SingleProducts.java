package dev.edgelaw.curvature;

import dev.edgelaw.kernel.Lanes;
import dev.edgelaw.kernel.MatrixLayout;

/** The block product of any network: single products in turn. */
final class SingleProducts implements BlockProduct {
  private final SymmetricOperator operator;

  /** Vectors as columns, and as rows at a distance that is no power of two. */
  private final MatrixLayout columns;

  private final MatrixLayout rows;
  private final double[] turned;
  private final double[] vector;
  private final double[] product;

  SingleProducts(SymmetricOperator operator) {
    this.operator = operator;
    int length = operator.length();
    this.columns = new MatrixLayout(0, length, COLUMNS, COLUMNS);
    this.rows = new MatrixLayout(0, COLUMNS, length, length + Lanes.COUNT);
    this.turned = new double[rows.length()];
    this.vector = new double[length];
    this.product = new double[length];
  }

  @Override
  public int length() {
    return operator.length();
  }

  @Override
  public void apply(double[] vectors, double[] products) {
    Vectors.requireOperands(vectors, products, Math.multiplyExact(length(), COLUMNS));
    columns.transpose(vectors, turned, rows);
    for (int b = 0; b < COLUMNS; b++) {
      System.arraycopy(turned, rows.index(b, 0), vector, 0, vector.length);
      operator.apply(vector, product);
      System.arraycopy(product, 0, turned, rows.index(b, 0), product.length);
    }
    // Not by rows of what was turned: each would touch every cache line of the products.
    for (int i = 0; i < columns.rows(); i++) {
      for (int b = 0; b < COLUMNS; b++) {
        products[columns.index(i, b)] = turned[rows.index(b, i)];
      }
    }
  }
}
