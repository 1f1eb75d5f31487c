package dev.edgelaw.theory;

import dev.edgelaw.curvature.DenseHessian;
import dev.edgelaw.curvature.LinearNetReduction;
import dev.edgelaw.curvature.NetworkCurvature;
import dev.edgelaw.curvature.dense.Eigendecomposition;
import dev.edgelaw.curvature.dense.SymmetricEigen;
import dev.edgelaw.data.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A two-layer linear net with mean squared error in the eigenvectors v_k of its Hessian and of its
 * Gauss-Newton matrix.
 *
 * @param layerBalance v_k'Dv_k for the eigenvectors of the {@link #TOP} largest Hessian
 *     eigenvalues, descending, D = -1 on W_1 and +1 on W_2
 * @param diagonalImbalance sum over all k of (g'v_k)^2 v_k'Dv_k: the imbalance without its cross
 *     terms
 * @param gaussNewton the dK largest eigenvalues of the Gauss-Newton matrix, descending
 * @param factored eigenvalues of (2/K) [S (x) W_2 W_2' + S^(1/2) W_1'W_1 S^(1/2) (x) I_K], S =
 *     X'X/n, descending: the same in exact arithmetic
 * @param rest largest modulus of the other Gauss-Newton eigenvalues, all zero in exact arithmetic
 */
public record LinearNetSpectra(
    double[] layerBalance,
    double diagonalImbalance,
    double[] gaussNewton,
    double[] factored,
    double rest) {
  /** How many Hessian eigenvectors are shown. */
  public static final int TOP = 20;

  /**
   * Computes all of it.
   *
   * @param curvature a two-layer linear net at its point
   * @param point the same point
   * @return the spectra
   */
  public static LinearNetSpectra of(NetworkCurvature curvature, TwoLayerPoint point) {
    Optional<LinearNetReduction> reduction = LinearNetReduction.of(curvature);
    NetworkCurvature core = reduction.map(LinearNetReduction::core).orElse(curvature);
    SymmetricEigen solver = new SymmetricEigen(core.arithmetic());
    DenseHessian hessian = DenseHessian.of(core);
    int p = hessian.dimension();
    int features = point.data().features();
    Eigendecomposition basis = solver.decompose(hessian.entries(), p);
    double[] gradient = core.layout().toCanonical(core.gradient());
    List<Mode> modes =
        new ArrayList<>(modes(basis, features * core.layout().architecture().fanOut(0)));
    CompensatedSum diagonal = new CompensatedSum();
    for (int k = 0; k < p; k++) {
      double component = TwoLayerPoint.dot(basis.vectors(), k * p, gradient, 0, p);
      diagonal.add(component * component * modes.get(k).balance());
    }
    // Idle units have no part in the gradient.
    reduction.ifPresent(
        parts -> {
          for (int unit = 0; unit < parts.idleUnits(); unit++) {
            modes.addAll(modes(parts.idle(), features));
          }
        });
    double[] balance =
        modes.stream()
            .sorted(Comparator.comparingDouble(Mode::eigenvalue).reversed())
            .limit(TOP)
            .mapToDouble(Mode::balance)
            .toArray();
    double[] all = solver.values(DenseHessian.gaussNewton(core).entries(), p);
    double[] factored = factored(solver, point);
    double[] top = new double[factored.length];
    // A net of few neurons has fewer weights than outputs times features: the rest is 0.
    Arrays.setAll(top, i -> i < p ? all[p - 1 - i] : 0);
    double rest = 0;
    for (int i = 0; i < p - top.length; i++) {
      rest = Math.max(rest, Math.abs(all[i]));
    }
    return new LinearNetSpectra(balance, diagonal.value(), top, factored, rest);
  }

  private record Mode(double eigenvalue, double balance) {}

  /** v'Dv for all eigenvectors, of which some elements come first that belong to W_1. */
  private static List<Mode> modes(Eigendecomposition basis, int first) {
    int p = basis.n();
    List<Mode> modes = new ArrayList<>();
    for (int k = 0; k < p; k++) {
      double second =
          TwoLayerPoint.dot(
              basis.vectors(), k * p + first, basis.vectors(), k * p + first, p - first);
      modes.add(new Mode(basis.values()[k], 2 * second - 1));
    }
    return modes;
  }

  /**
   * In the basis of the data modes, where S is diagonal: rows and columns (k, c), mode by class.
   */
  private static double[] factored(SymmetricEigen solver, TwoLayerPoint point) {
    Dataset data = point.data();
    int d = data.features();
    int classes = data.classes();
    Eigendecomposition modes = solver.decompose(DataModesProbe.secondMoments(data), d);
    double[] gram = DataModesProbe.secondGram(point);
    double[][] images = new double[d][];
    Arrays.setAll(images, k -> point.firstTimes(modes.vector(k)));
    int size = d * classes;
    double[] matrix = new double[size * size];
    for (int k = 0; k < d; k++) {
      for (int l = 0; l < d; l++) {
        double first =
            Math.sqrt(modes.values()[k] * modes.values()[l])
                * TwoLayerPoint.dot(images[k], 0, images[l], 0, images[k].length);
        for (int a = 0; a < classes; a++) {
          for (int b = 0; b < classes; b++) {
            double entry = a == b ? first : 0;
            if (k == l) {
              entry += modes.values()[k] * gram[a * classes + b];
            }
            matrix[(k * classes + a) * size + l * classes + b] = 2 * entry / classes;
          }
        }
      }
    }
    double[] ascending = solver.values(matrix, size);
    double[] descending = new double[size];
    Arrays.setAll(descending, i -> ascending[size - 1 - i]);
    return descending;
  }

  /**
   * Largest difference between the two Gauss-Newton spectra, the zeros included.
   *
   * @return in units of the largest eigenvalue
   */
  public double worstDifference() {
    double worst = rest;
    for (int i = 0; i < factored.length; i++) {
      worst = Math.max(worst, Math.abs(gaussNewton[i] - factored[i]));
    }
    return worst / factored[0];
  }
}
