package dev.edgelaw.kernel;

import static dev.edgelaw.kernel.VectorShape.LENGTH;
import static dev.edgelaw.kernel.VectorShape.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * C = A B with A sparse, band by band, in each band one row of C at a time in registers. Rows of A
 * share no elements of B that could be kept, so B is read once for every element of A, from the
 * closest cache: about twice the work per element of a dense product, for a fifth of the elements.
 */
final class SparseProduct {
  private SparseProduct() {}

  static void run(
      SparseRows a, double[] b, MatrixLayout bLayout, double[] c, MatrixLayout cLayout) {
    int columns = cLayout.stride();
    int j = 0;
    for (; j <= columns - 4 * LENGTH; j += 4 * LENGTH) {
      for (int band = 0; band < a.bands(); band++) {
        panel4(a, band, b, bLayout.offset() + j, bLayout.stride(), c, cLayout.offset() + j);
      }
    }
    for (; j < columns; j += LENGTH) {
      for (int band = 0; band < a.bands(); band++) {
        panel1(a, band, b, bLayout.offset() + j, bLayout.stride(), c, cLayout.offset() + j);
      }
    }
  }

  private static void panel4(
      SparseRows a, int band, double[] b, int bAt, int stride, double[] c, int cAt) {
    int[] starts = a.starts;
    int[] places = a.places;
    double[] values = a.values;
    int rows = a.rows();
    for (int i = 0; i < rows; i++) {
      int p = starts[band * rows + i];
      int end = starts[band * rows + i + 1];
      int to = cAt + i * stride;
      DoubleVector s0;
      DoubleVector s1;
      DoubleVector s2;
      DoubleVector s3;
      if (band == 0) {
        s0 = s1 = s2 = s3 = DoubleVector.zero(SPECIES);
      } else if (p == end) {
        continue;
      } else {
        s0 = DoubleVector.fromArray(SPECIES, c, to);
        s1 = DoubleVector.fromArray(SPECIES, c, to + LENGTH);
        s2 = DoubleVector.fromArray(SPECIES, c, to + 2 * LENGTH);
        s3 = DoubleVector.fromArray(SPECIES, c, to + 3 * LENGTH);
      }
      for (; p < end; p++) {
        DoubleVector x = DoubleVector.broadcast(SPECIES, values[p]);
        int at = bAt + places[p] * stride;
        s0 = x.fma(DoubleVector.fromArray(SPECIES, b, at), s0);
        s1 = x.fma(DoubleVector.fromArray(SPECIES, b, at + LENGTH), s1);
        s2 = x.fma(DoubleVector.fromArray(SPECIES, b, at + 2 * LENGTH), s2);
        s3 = x.fma(DoubleVector.fromArray(SPECIES, b, at + 3 * LENGTH), s3);
      }
      s0.intoArray(c, to);
      s1.intoArray(c, to + LENGTH);
      s2.intoArray(c, to + 2 * LENGTH);
      s3.intoArray(c, to + 3 * LENGTH);
    }
  }

  private static void panel1(
      SparseRows a, int band, double[] b, int bAt, int stride, double[] c, int cAt) {
    int[] starts = a.starts;
    int[] places = a.places;
    double[] values = a.values;
    int rows = a.rows();
    for (int i = 0; i < rows; i++) {
      int to = cAt + i * stride;
      DoubleVector s =
          band == 0 ? DoubleVector.zero(SPECIES) : DoubleVector.fromArray(SPECIES, c, to);
      for (int p = starts[band * rows + i]; p < starts[band * rows + i + 1]; p++) {
        s =
            DoubleVector.fromArray(SPECIES, b, bAt + places[p] * stride)
                .fma(DoubleVector.broadcast(SPECIES, values[p]), s);
      }
      s.intoArray(c, to);
    }
  }
}
