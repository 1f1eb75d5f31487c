package dev.edgelaw.bench.peers;

import static org.ejml.dense.row.CommonOps_DDRM.add;
import static org.ejml.dense.row.CommonOps_DDRM.mult;
import static org.ejml.dense.row.CommonOps_DDRM.multTransA;
import static org.ejml.dense.row.CommonOps_DDRM.multTransB;

import org.ejml.data.DMatrixRMaj;

/** With the matrices of EJML and loops of our own between them. */
final class EjmlNetwork implements Network {
  private final boolean crossEntropy;
  private final DMatrixRMaj inputs;
  private final DMatrixRMaj targets;
  private final DMatrixRMaj first;
  private final DMatrixRMaj second;
  private final DMatrixRMaj hidden;
  private final DMatrixRMaj outputs;
  private final DMatrixRMaj back;
  private final DMatrixRMaj firstGradient;
  private final DMatrixRMaj secondGradient;

  EjmlNetwork(Problem problem) {
    int width = problem.width();
    crossEntropy = problem.crossEntropy();
    inputs = matrix(Problem.SAMPLES, Problem.INPUTS, problem.inputs());
    targets = matrix(Problem.SAMPLES, Problem.CLASSES, problem.targets());
    first = matrix(Problem.INPUTS, width, problem.first());
    second = matrix(width, Problem.CLASSES, problem.second());
    hidden = new DMatrixRMaj(Problem.SAMPLES, width);
    outputs = new DMatrixRMaj(Problem.SAMPLES, Problem.CLASSES);
    back = new DMatrixRMaj(Problem.SAMPLES, width);
    firstGradient = new DMatrixRMaj(Problem.INPUTS, width);
    secondGradient = new DMatrixRMaj(width, Problem.CLASSES);
  }

  private static DMatrixRMaj matrix(int rows, int columns, double[] values) {
    return new DMatrixRMaj(rows, columns, true, values);
  }

  @Override
  public double step() {
    mult(inputs, first, hidden);
    for (int i = 0; i < hidden.data.length; i++) {
      hidden.data[i] = Math.max(hidden.data[i], 0);
    }
    mult(hidden, second, outputs);
    double loss = crossEntropy ? crossEntropy() : meanSquaredError();
    multTransA(hidden, outputs, secondGradient);
    multTransB(outputs, second, back);
    for (int i = 0; i < hidden.data.length; i++) {
      if (hidden.data[i] <= 0) {
        back.data[i] = 0;
      }
    }
    multTransA(inputs, back, firstGradient);
    add(first, -Problem.LEARNING_RATE, firstGradient, first);
    add(second, -Problem.LEARNING_RATE, secondGradient, second);
    return loss;
  }

  /** Replaces the outputs by the gradient with respect to them. */
  private double meanSquaredError() {
    double sum = 0;
    double[] z = outputs.data;
    for (int i = 0; i < z.length; i++) {
      double difference = z[i] - targets.data[i];
      sum += difference * difference;
      z[i] = 2 * difference / z.length;
    }
    return sum / z.length;
  }

  /** Replaces the outputs by the gradient with respect to them. */
  private double crossEntropy() {
    double loss = 0;
    double[] z = outputs.data;
    for (int row = 0; row < z.length; row += Problem.CLASSES) {
      double largest = z[row];
      for (int k = 1; k < Problem.CLASSES; k++) {
        largest = Math.max(largest, z[row + k]);
      }
      double sum = 0;
      for (int k = 0; k < Problem.CLASSES; k++) {
        loss -= targets.data[row + k] * (z[row + k] - largest);
        z[row + k] = Math.exp(z[row + k] - largest);
        sum += z[row + k];
      }
      loss += Math.log(sum);
      for (int k = 0; k < Problem.CLASSES; k++) {
        z[row + k] = (z[row + k] / sum - targets.data[row + k]) / Problem.SAMPLES;
      }
    }
    return loss / Problem.SAMPLES;
  }
}
