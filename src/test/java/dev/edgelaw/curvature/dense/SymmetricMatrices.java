package dev.edgelaw.curvature.dense;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Matrices for tests of the eigensolver. */
final class SymmetricMatrices {
  private SymmetricMatrices() {}

  /** Standard normal elements. */
  static double[] random(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        a[i * n + j] = a[j * n + i] = random.nextGaussian();
      }
    }
    return a;
  }

  /** A matrix with given eigenvalues: reflections H A H about n random directions. */
  static double[] withSpectrum(double[] eigenvalues, long seed) {
    int n = eigenvalues.length;
    SplittableRandom random = new SplittableRandom(seed);
    double[] a = diagonal(eigenvalues);
    for (int round = 0; round < n; round++) {
      double[] v = new double[n];
      Arrays.setAll(v, i -> random.nextGaussian());
      double factor = 2 / dot(v, v, 0);
      // H A H = A - v w' - w v' with w = f (A v - (f / 2) (v'A v) v), f = 2 / v'v.
      double[] w = new double[n];
      Arrays.setAll(w, i -> factor * dot(a, v, i * n));
      double half = 0.5 * factor * dot(v, w, 0);
      for (int i = 0; i < n; i++) {
        w[i] -= half * v[i];
      }
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
          a[i * n + j] -= v[i] * w[j] + w[i] * v[j];
          a[j * n + i] = a[i * n + j];
        }
      }
    }
    return a;
  }

  private static double dot(double[] x, double[] y, int xFrom) {
    double sum = 0;
    for (int j = 0; j < y.length; j++) {
      sum += x[xFrom + j] * y[j];
    }
    return sum;
  }

  /** A diagonal matrix. */
  static double[] diagonal(double... elements) {
    int n = elements.length;
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      a[i * n + i] = elements[i];
    }
    return a;
  }

  /** A tridiagonal matrix with constant coupling of neighbours. */
  static double[] tridiagonal(double coupling, double... diagonal) {
    int n = diagonal.length;
    double[] a = diagonal(diagonal);
    for (int i = 1; i < n; i++) {
      a[i * n + i - 1] = a[(i - 1) * n + i] = coupling;
    }
    return a;
  }

  /** Wilkinson's W of odd order: pairs of eigenvalues that agree to many digits. */
  static double[] wilkinson(int n) {
    double[] diagonal = new double[n];
    Arrays.setAll(diagonal, i -> Math.abs(i - n / 2));
    return tridiagonal(1, diagonal);
  }

  /** Glued Wilkinson matrices, whose clusters are the classic trial of divide and conquer. */
  static double[] gluedWilkinson(int copies, double glue) {
    double[] block = wilkinson(21);
    int n = 21 * copies;
    double[] a = new double[n * n];
    for (int k = 0; k < n; k++) {
      for (int j = 0; j < n; j++) {
        if (k / 21 == j / 21) {
          a[k * n + j] = block[k % 21 * 21 + j % 21];
        } else if (Math.abs(k - j) == 1) {
          a[k * n + j] = glue;
        }
      }
    }
    return a;
  }

  /** A random matrix with rows and columns scaled by powers of ten, large first or last. */
  static double[] graded(int n, double decades, boolean largeFirst, long seed) {
    double[] a = random(n, seed);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double place = (i + j) / (2.0 * (n - 1));
        a[i * n + j] *= Math.pow(10, -decades * (largeFirst ? place : 1 - place));
      }
    }
    return a;
  }

  /** x x'. */
  static double[] rankOne(double[] x) {
    int n = x.length;
    double[] a = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i * n + j] = x[i] * x[j];
      }
    }
    return a;
  }

  /** Like a Hessian: a few large eigenvalues, some negative ones, nearly all next to zero. */
  static double[] hessianSpectrum(int n) {
    double[] eigenvalues = new double[n];
    for (int i = 0; i < n; i++) {
      double size = Math.pow(10, -12.0 * i / n);
      eigenvalues[i] = i < n / 16 ? 20 * size : (i % 3 == 0 ? -1 : 1) * 1e-6 * size;
    }
    return eigenvalues;
  }
}
