package dev.edgelaw.kernel;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A matrix without most of its zeros: groups of five rows that are zero in nearly the same columns.
 * A group holds the columns in which any of its rows is not zero, ascending. Digit images are four
 * fifths zeros, and such groups of them hold 0.29 of all elements; a product then meets five rows
 * at a time, as in a dense one, and has its bits, since leaving out zeros leaves the order of the
 * others.
 */
public final class SparseRows {
  /** Rows of a group: those of the product's register block of four vectors. */
  static final int GROUP = 5;

  private final int rows;
  private final int columns;

  /**
   * Row indices, group by group. Where rows run out the first row of the last group stands in, with
   * zeros: a product computes it again and throws that away.
   */
  final int[] order;

  /** Group g has the places from {@code starts[g]} to before the next start. */
  final int[] starts;

  /** Columns. */
  final int[] places;

  /** For every place the elements of the five rows of its group. */
  final double[] values;

  private SparseRows(
      int rows, int columns, int[] order, int[] starts, int[] places, double[] values) {
    this.rows = rows;
    this.columns = columns;
    this.order = order;
    this.starts = starts;
    this.places = places;
    this.values = values;
  }

  /**
   * Collects the non-zero elements of a matrix.
   *
   * @param a array of the matrix
   * @param layout its shape
   * @return its rows
   */
  public static SparseRows of(double[] a, MatrixLayout layout) {
    return collect(a, layout.offset(), layout.rows(), layout.stride(), layout.columns(), 1);
  }

  /**
   * Collects the non-zero elements of a transposed matrix.
   *
   * @param a array of the matrix
   * @param layout its shape, not transposed
   * @return its columns, as rows
   */
  public static SparseRows ofTransposed(double[] a, MatrixLayout layout) {
    return collect(a, layout.offset(), layout.columns(), 1, layout.rows(), layout.stride());
  }

  private static SparseRows collect(
      double[] a, int offset, int rows, int rowStep, int columns, int columnStep) {
    BitSet[] patterns = new BitSet[rows];
    for (int i = 0; i < rows; i++) {
      patterns[i] = new BitSet(columns);
      for (int k = 0; k < columns; k++) {
        patterns[i].set(k, a[offset + i * rowStep + k * columnStep] != 0);
      }
    }
    int[] order = SimilarRows.order(patterns, GROUP);
    int groups = (rows + GROUP - 1) / GROUP;
    int[][] unions = new int[groups][];
    int[] starts = new int[groups + 1];
    for (int g = 0; g < groups; g++) {
      BitSet union = new BitSet(columns);
      for (int i = GROUP * g; i < Math.min(GROUP * (g + 1), rows); i++) {
        union.or(patterns[order[i]]);
      }
      unions[g] = union.stream().toArray();
      starts[g + 1] = starts[g] + unions[g].length;
    }
    int[] places = new int[starts[groups]];
    double[] values = new double[GROUP * places.length];
    for (int g = 0; g < groups; g++) {
      System.arraycopy(unions[g], 0, places, starts[g], unions[g].length);
      for (int i = GROUP * g; i < Math.min(GROUP * (g + 1), rows); i++) {
        int row = offset + order[i] * rowStep;
        for (int p = starts[g]; p < starts[g + 1]; p++) {
          values[GROUP * p + i % GROUP] = a[row + places[p] * columnStep];
        }
      }
    }
    int[] filled = Arrays.copyOf(order, GROUP * groups);
    Arrays.fill(filled, rows, filled.length, groups == 0 ? 0 : order[GROUP * (groups - 1)]);
    return new SparseRows(rows, columns, filled, starts, places, values);
  }

  /**
   * Cuts the matrix into parts with as many elements each, as nearly as whole groups allow.
   *
   * @param parts how many
   * @return matrices of this one's shape, each with some of its rows and none of the others: their
   *     products leave what belongs to the others alone
   */
  public SparseRows[] cut(int parts) {
    SparseRows[] cut = new SparseRows[parts];
    int from = 0;
    for (int part = 0; part < parts; part++) {
      long end = (long) places.length * (part + 1) / parts;
      int to = from;
      while (to < groups() && (starts[to] + starts[to + 1] + 1) / 2 <= end) {
        to++;
      }
      cut[part] =
          new SparseRows(
              rows,
              columns,
              Arrays.copyOfRange(order, GROUP * from, GROUP * to),
              Arrays.copyOfRange(starts, from, to + 1),
              places,
              values);
      from = to;
    }
    return cut;
  }

  /** Number of groups. */
  int groups() {
    return starts.length - 1;
  }

  /**
   * Number of rows.
   *
   * @return rows, empty ones included
   */
  public int rows() {
    return rows;
  }

  /**
   * Number of columns.
   *
   * @return columns, empty ones included
   */
  public int columns() {
    return columns;
  }
}
