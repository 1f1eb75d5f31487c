package dev.edgelaw.theory;

import dev.edgelaw.curvature.dense.Eigendecomposition;
import dev.edgelaw.curvature.dense.SymmetricEigen;
import dev.edgelaw.data.Dataset;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.net.ParameterLayout;
import dev.edgelaw.optim.CheckpointProbe;
import dev.edgelaw.optim.Probe;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Resolves a two-layer net by directions of the data, after a given number of updates. */
public final class DataModesProbe {
  private final Arithmetic arithmetic;
  private final ParameterLayout layout;
  private final Dataset data;
  private final double learningRate;
  private final CheckpointProbe probe;
  private final Function<double[], Optional<double[]>> place;
  private DataModes record;

  /**
   * Creates the probe for one run.
   *
   * @param updates number of updates done
   * @param arithmetic the kernel
   * @param loss an instance of its own, on the run's training set
   * @param data the training set
   * @param learningRate eta of the step in which switches are counted
   * @param place where to look, given the weights of the run: these themselves, or a point nearby;
   *     nothing is seen where it is empty
   */
  public DataModesProbe(
      int updates,
      Arithmetic arithmetic,
      NetworkLoss loss,
      Dataset data,
      double learningRate,
      Function<double[], Optional<double[]>> place) {
    this.place = place;
    this.arithmetic = arithmetic;
    this.layout = loss.layout();
    this.data = data;
    this.learningRate = learningRate;
    this.probe = new CheckpointProbe(List.of(updates), loss::value, this::visit);
    double[] unknown = new double[data.features()];
    Arrays.fill(unknown, Double.NaN);
    this.record =
        new DataModes(
            unknown,
            unknown,
            unknown,
            unknown,
            unknown,
            unknown,
            unknown,
            Double.NaN,
            Double.NaN,
            0,
            0,
            data.samples() * layout.architecture().fanOut(0),
            Double.NaN);
  }

  /**
   * What watches the run.
   *
   * @return the probe
   */
  public Probe probe() {
    return probe;
  }

  private void visit(int index, double[] parameters, double value) {
    place
        .apply(parameters)
        .ifPresent(
            point ->
                record = resolve(arithmetic, TwoLayerPoint.of(layout, point, data), learningRate));
  }

  /**
   * Resolves a net by directions of its data.
   *
   * @param arithmetic the kernel
   * @param point the net
   * @param learningRate eta of the step in which switches are counted
   * @return all directions
   */
  public static DataModes resolve(Arithmetic arithmetic, TwoLayerPoint point, double learningRate) {
    Dataset data = point.data();
    int d = data.features();
    int n = data.samples();
    double[] targets = data.targets();
    double[] outputGradient = point.outputGradient(targets);
    double[] firstGradient = point.firstGradient(outputGradient);
    double[] activity = meanGates(point);
    Eigendecomposition basis = new SymmetricEigen(arithmetic).decompose(secondMoments(data), d);
    double[] eigenvalues = new double[d];
    double[] publishedErrors = new double[d];
    double[] errors = new double[d];
    double[] firstEnergy = new double[d];
    double[] secondEnergy = new double[d];
    double[] firstBalance = new double[d];
    double[] secondGradient = new double[point.second().length];
    for (int k = 0; k < d; k++) {
      double[] u = basis.vector(d - 1 - k);
      eigenvalues[k] = basis.values()[d - 1 - k];
      double[] along = point.alongInputs(u);
      double[] image = point.firstTimes(u);
      for (int c = 0; c < data.classes(); c++) {
        double residual = 0;
        double target = 0;
        for (int i = 0; i < n; i++) {
          int at = i * data.classes() + c;
          residual += (point.outputs()[at] - targets[at]) * along[i];
          target += targets[at] * along[i];
        }
        double effective = 0;
        for (int j = 0; j < image.length; j++) {
          effective += point.second()[c * image.length + j] * activity[j] * image[j];
        }
        double error = residual / (n * eigenvalues[k]);
        errors[k] += error * error;
        double published = effective - target / n;
        publishedErrors[k] += published * published;
      }
      for (int j = 0; j < image.length; j++) {
        double g = TwoLayerPoint.dot(firstGradient, j * d, u, 0, d);
        firstEnergy[k] += g * g;
      }
      firstBalance[k] = squaredNorm(image);
      double[] part = point.secondGradientAlong(outputGradient, u);
      secondEnergy[k] = squaredNorm(part);
      for (int i = 0; i < part.length; i++) {
        secondGradient[i] += part[i];
      }
    }
    return new DataModes(
        eigenvalues,
        publishedErrors,
        errors,
        firstEnergy,
        secondEnergy,
        firstBalance,
        descending(new SymmetricEigen(arithmetic).values(secondGram(point), data.classes())),
        squaredNorm(secondGradient) - squaredNorm(firstGradient),
        (double) Arrays.stream(point.preActivations()).filter(z -> z > 0).count()
            / point.preActivations().length,
        point.switches(targets, learningRate),
        point.switches(new double[targets.length], learningRate),
        point.preActivations().length,
        NearestKink.of(point).distance());
  }

  /** X'X/n. */
  static double[] secondMoments(Dataset data) {
    int d = data.features();
    double[] moments = new double[d * d];
    for (int i = 0; i < data.samples(); i++) {
      for (int a = 0; a < d; a++) {
        for (int b = 0; b < d; b++) {
          moments[a * d + b] =
              Math.fma(data.inputs()[i * d + a], data.inputs()[i * d + b], moments[a * d + b]);
        }
      }
    }
    for (int i = 0; i < moments.length; i++) {
      moments[i] /= data.samples();
    }
    return moments;
  }

  /** W_2 W_2'. */
  static double[] secondGram(TwoLayerPoint point) {
    int classes = point.data().classes();
    int width = point.width();
    double[] gram = new double[classes * classes];
    for (int a = 0; a < classes; a++) {
      for (int b = 0; b < classes; b++) {
        gram[a * classes + b] =
            TwoLayerPoint.dot(point.second(), a * width, point.second(), b * width, width);
      }
    }
    return gram;
  }

  private static double[] meanGates(TwoLayerPoint point) {
    double[] mean = new double[point.width()];
    for (int i = 0; i < point.gates().length; i++) {
      mean[i % mean.length] += point.gates()[i];
    }
    for (int j = 0; j < mean.length; j++) {
      mean[j] /= point.data().samples();
    }
    return mean;
  }

  private static double squaredNorm(double[] x) {
    return TwoLayerPoint.dot(x, 0, x, 0, x.length);
  }

  private static double[] descending(double[] ascending) {
    double[] reversed = new double[ascending.length];
    Arrays.setAll(reversed, i -> ascending[ascending.length - 1 - i]);
    return reversed;
  }

  /**
   * What was seen.
   *
   * @return the record; NaN if the run did not come so far
   */
  public DataModes record() {
    return record;
  }
}
