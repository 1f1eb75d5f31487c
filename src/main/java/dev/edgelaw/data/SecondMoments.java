package dev.edgelaw.data;

import dev.edgelaw.random.TorchGenerator;

/**
 * Stands for a data set by few rows with the same means of x x', y x' and y y' over samples, y
 * being the one-hot targets: the triangular factor of a QR decomposition of [X Y], scaled by
 * sqrt(rows / samples). A linear network without bias under mean squared error sees nothing else of
 * its data, so that loss, gradient and curvature are those of all samples up to rounding. No other
 * network or loss may be trained on it.
 *
 * <p>The generator is drawn from as by the data set itself.
 *
 * @param source what is drawn
 */
public record SecondMoments(DataSource source) implements DataSource {
  /** Checks the kind. */
  public SecondMoments {
    if (source instanceof SecondMoments || source instanceof DrawnFirst) {
      throw new IllegalArgumentException("second moments of " + source + ": of samples only");
    }
  }

  @Override
  public int features() {
    return source.features();
  }

  @Override
  public int classes() {
    return source.classes();
  }

  @Override
  public int samples() {
    return rows(source.samples(), source.features(), source.classes());
  }

  private static int rows(int samples, int features, int classes) {
    return Math.min(samples, features + classes);
  }

  @Override
  public Split draw(TorchGenerator generator) {
    Split all = source.draw(generator);
    return new Split(rows(all.train()), rows(all.test()));
  }

  private static Dataset rows(Dataset data) {
    int n = data.samples();
    int d = data.features();
    int classes = data.classes();
    double[][] columns = new double[d + classes][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < d; j++) {
        columns[j][i] = data.inputs()[i * d + j];
      }
      for (int k = 0; k < classes; k++) {
        columns[d + k][i] = data.targets()[i * classes + k];
      }
    }
    triangularize(columns);
    int rows = rows(n, d, classes);
    double scale = Math.sqrt((double) rows / n);
    double[] inputs = new double[rows * d];
    double[] targets = new double[rows * classes];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < d; j++) {
        inputs[i * d + j] = scale * columns[j][i];
      }
      for (int k = 0; k < classes; k++) {
        targets[i * classes + k] = scale * columns[d + k][i];
      }
    }
    return new Dataset(rows, d, classes, inputs, null, targets);
  }

  /**
   * Householder's reflections, column by column (G. Golub and C. Van Loan, Matrix Computations,
   * algorithm 5.2.1); below the diagonal zeros are left.
   */
  private static void triangularize(double[][] columns) {
    int n = columns[0].length;
    for (int j = 0; j < Math.min(n, columns.length); j++) {
      double[] v = columns[j];
      double norm = Math.sqrt(product(v, v, j));
      if (norm == 0) {
        continue;
      }
      // The sign that adds: no cancellation in the reflection's first entry.
      double diagonal = v[j] > 0 ? -norm : norm;
      v[j] -= diagonal;
      double half = product(v, v, j) / 2;
      for (int k = j + 1; k < columns.length; k++) {
        double factor = product(v, columns[k], j) / half;
        for (int i = j; i < n; i++) {
          columns[k][i] -= factor * v[i];
        }
      }
      v[j] = diagonal;
      for (int i = j + 1; i < n; i++) {
        v[i] = 0;
      }
    }
  }

  private static double product(double[] x, double[] y, int from) {
    double sum = 0;
    for (int i = from; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
