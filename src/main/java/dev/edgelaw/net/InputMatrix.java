package dev.edgelaw.net;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.MatrixLayout;
import dev.edgelaw.kernel.SparseRows;
import java.util.Arrays;

/**
 * The inputs X of a data set, samples x features, as a factor of matrix products. Where most of
 * them are zero, as in digit images, products leave the zeros out; the bits are those of the dense
 * product.
 */
public final class InputMatrix {
  /**
   * Largest share of non-zero inputs for which leaving out the zeros pays: five rows whose zeros
   * have nothing in common then share a sixth of them.
   */
  private static final double SPARSE = 0.3;

  private final Arithmetic arithmetic;
  private final double[] inputs;
  private final MatrixLayout layout;
  private final SparseRows rows;
  private final SparseRows columns;

  private InputMatrix(
      Arithmetic arithmetic,
      double[] inputs,
      MatrixLayout layout,
      SparseRows rows,
      SparseRows columns) {
    this.arithmetic = arithmetic;
    this.inputs = inputs;
    this.layout = layout;
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * Inputs that stay as they are.
   *
   * @param arithmetic the kernel
   * @param inputs array of X, not changed hereafter
   * @param layout samples x features
   * @return dense or sparse, whichever is faster
   */
  public static InputMatrix of(Arithmetic arithmetic, double[] inputs, MatrixLayout layout) {
    int count = 0;
    for (double input : inputs) {
      count += input == 0 ? 0 : 1;
    }
    if (count > SPARSE * inputs.length) {
      return dense(arithmetic, inputs, layout);
    }
    return new InputMatrix(
        arithmetic,
        inputs,
        layout,
        SparseRows.of(inputs, layout),
        SparseRows.ofTransposed(inputs, layout));
  }

  /**
   * Inputs that may change between products, such as those of a mini-batch.
   *
   * @param arithmetic the kernel
   * @param inputs array of X
   * @param layout samples x features
   * @return a dense matrix
   */
  public static InputMatrix dense(Arithmetic arithmetic, double[] inputs, MatrixLayout layout) {
    return new InputMatrix(arithmetic, inputs, layout, null, null);
  }

  /**
   * Z = X W.
   *
   * @param w array of W
   * @param wLayout features x width, padded stride
   * @param z array of Z, overwritten
   * @param zLayout samples x width, stride as W's
   */
  public void multiply(double[] w, MatrixLayout wLayout, double[] z, MatrixLayout zLayout) {
    if (rows == null) {
      arithmetic.multiply(inputs, layout, w, wLayout, z, zLayout);
    } else {
      arithmetic.multiply(rows, w, wLayout, z, zLayout);
    }
  }

  /**
   * G = X' D.
   *
   * @param d array of D
   * @param dLayout samples x width, padded stride
   * @param g array of G, overwritten
   * @param gLayout features x width, stride as D's
   */
  public void multiplyTransposed(
      double[] d, MatrixLayout dLayout, double[] g, MatrixLayout gLayout) {
    if (columns == null) {
      arithmetic.multiplyTransposed(inputs, layout, d, dLayout, g, gLayout);
    } else {
      arithmetic.multiply(columns, d, dLayout, g, gLayout);
    }
  }

  /**
   * Whether {@link #multiplyRows} and {@link #addTransposedRows} may be used.
   *
   * @return true without sparse storage, which is not cut into rows
   */
  public boolean cut() {
    return rows == null;
  }

  /**
   * Cuts sparse inputs into parts for several threads.
   *
   * @param count number of parts
   * @return matrices of this one's shape, each of whose products makes some rows of the result
   */
  InputMatrix[] parts(int count) {
    SparseRows[] someRows = rows.cut(count);
    SparseRows[] someColumns = columns.cut(count);
    InputMatrix[] parts = new InputMatrix[count];
    Arrays.setAll(
        parts, i -> new InputMatrix(arithmetic, inputs, layout, someRows[i], someColumns[i]));
    return parts;
  }

  /**
   * The inputs in panels.
   *
   * @return a new array of {@link Panels}, samples x features
   */
  public double[] panels() {
    Panels panels = new Panels(layout.rows(), layout.columns());
    double[] array = new double[panels.arrayLength()];
    panels.copy(inputs, layout, array);
    return array;
  }

  /**
   * Z = X W for some rows.
   *
   * @param some the rows of X, whose array begins at index 0
   * @param w array of W
   * @param wLayout features x n, padded
   * @param z array of Z, overwritten
   * @param zLayout as many rows x n, padded
   */
  public void multiplyRows(
      MatrixLayout some, double[] w, MatrixLayout wLayout, double[] z, MatrixLayout zLayout) {
    arithmetic.multiply(inputs, some, w, wLayout, z, zLayout);
  }

  /**
   * G += X' D for some rows.
   *
   * @param some the rows of X
   * @param d array of D
   * @param dLayout as many rows x n, padded
   * @param g array of G, changed in place
   * @param gLayout features x n, padded
   */
  public void addTransposedRows(
      MatrixLayout some, double[] d, MatrixLayout dLayout, double[] g, MatrixLayout gLayout) {
    arithmetic.addProductTransposed(inputs, some, d, dLayout, g, gLayout);
  }
}
