package dev.edgelaw.theory;

import dev.edgelaw.curvature.dense.Eigendecomposition;
import dev.edgelaw.curvature.dense.SymmetricEigen;
import dev.edgelaw.data.Dataset;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.ParameterLayout;
import dev.edgelaw.optim.Probe;
import dev.edgelaw.optim.TrainingState;
import java.util.Arrays;

/**
 * Sums the imbalance of every direction of the data over a run of a two-layer linear net. A linear
 * net sees of its data X'X and X'Y only, so an update costs no pass over the samples.
 */
public final class ModeSumsProbe implements Probe {
  private final ParameterLayout layout;
  private final Eigendecomposition basis;
  private final double[][] targets;
  private final CompensatedSum[] sums;
  private final double[] firstEnergy;
  private final double[] secondEnergy;
  private final double[] squares;
  private double[] coefficients;
  private double[] curvatures;

  /**
   * Creates the probe for one run.
   *
   * @param arithmetic the kernel
   * @param layout of the run's parameters
   * @param data the training set
   */
  public ModeSumsProbe(Arithmetic arithmetic, ParameterLayout layout, Dataset data) {
    int d = data.features();
    this.layout = layout;
    this.basis = new SymmetricEigen(arithmetic).decompose(DataModesProbe.secondMoments(data), d);
    this.targets = new double[d][data.classes()];
    this.sums = new CompensatedSum[d];
    Arrays.setAll(sums, k -> new CompensatedSum());
    this.firstEnergy = new double[d];
    this.secondEnergy = new double[d];
    this.squares = new double[d];
    for (int k = 0; k < d; k++) {
      for (int i = 0; i < data.samples(); i++) {
        double along = TwoLayerPoint.dot(data.inputs(), i * d, basis.vectors(), vector(k) * d, d);
        for (int c = 0; c < data.classes(); c++) {
          targets[k][c] +=
              along
                  * data.targets()[i * data.classes() + c]
                  / (data.samples() * basis.values()[vector(k)]);
        }
      }
    }
  }

  /** Modes descend, eigenvalues ascend. */
  private int vector(int k) {
    return basis.n() - 1 - k;
  }

  @Override
  public void beforeUpdate(TrainingState state) {
    resolve(state.parameters());
    if (coefficients == null) {
      coefficients = new double[sums.length];
      curvatures = new double[sums.length];
      int classes = targets[0].length;
      Arrays.setAll(coefficients, k -> secondEnergy[k] - firstEnergy[k]);
      // The energies are (4/K^2) lambda^2 |e|^2 times the two terms of the curvature.
      Arrays.setAll(
          curvatures,
          k ->
              (secondEnergy[k] + firstEnergy[k])
                  * classes
                  / (2 * basis.values()[vector(k)] * squares[k]));
    }
    for (int k = 0; k < sums.length; k++) {
      sums[k].add(secondEnergy[k] - firstEnergy[k]);
    }
  }

  private void resolve(double[] parameters) {
    int classes = targets[0].length;
    int width = layout.architecture().fanOut(0);
    int d = basis.n();
    double[] first = TwoLayerPoint.matrix(layout, parameters, 0);
    double[] second = TwoLayerPoint.matrix(layout, parameters, 1);
    double[] image = new double[width];
    double[] error = new double[classes];
    for (int k = 0; k < d; k++) {
      for (int j = 0; j < width; j++) {
        image[j] = TwoLayerPoint.dot(first, j * d, basis.vectors(), vector(k) * d, d);
      }
      double square = 0;
      for (int c = 0; c < classes; c++) {
        error[c] = TwoLayerPoint.dot(second, c * width, image, 0, width) - targets[k][c];
        square = Math.fma(error[c], error[c], square);
      }
      double back = 0;
      for (int j = 0; j < width; j++) {
        double sum = 0;
        for (int c = 0; c < classes; c++) {
          sum = Math.fma(second[c * width + j], error[c], sum);
        }
        back = Math.fma(sum, sum, back);
      }
      double scale = 2 * basis.values()[vector(k)] / classes;
      squares[k] = square;
      firstEnergy[k] = scale * scale * back;
      secondEnergy[k] = scale * scale * square * TwoLayerPoint.dot(image, 0, image, 0, width);
    }
  }

  /**
   * What was seen so far.
   *
   * @return the sums
   */
  public ModeSums record() {
    return new ModeSums(
        coefficients, curvatures, Arrays.stream(sums).mapToDouble(CompensatedSum::value).toArray());
  }
}
