package dev.edgelaw.theory;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.ParameterLayout;

/**
 * A two-layer net f = W_2 sigma(W_1 x) without biases at one point, its matrices in plain row-major
 * form for the analysis of single weights, neurons and directions. Not for the hot path.
 *
 * @param data the training set
 * @param first W_1, width x features
 * @param second W_2, classes x width
 * @param preActivations z = W_1 x, samples x width
 * @param gates sigma'(z), samples x width; 0 counts as negative
 * @param outputs f, samples x classes
 */
public record TwoLayerPoint(
    Dataset data,
    double[] first,
    double[] second,
    double[] preActivations,
    double[] gates,
    double[] outputs) {
  /**
   * Evaluates a net.
   *
   * @param layout a two-layer net without biases, linear, ReLU or leaky ReLU
   * @param parameters the point
   * @param data the training set
   * @return the point
   */
  public static TwoLayerPoint of(ParameterLayout layout, double[] parameters, Dataset data) {
    if (layout.architecture().depth() != 2
        || layout.architecture().biased()
        || !(layout.architecture().activation() instanceof Activation.LeakyRelu leaky)) {
      throw new IllegalArgumentException(
          "network %s: must have two layers, no biases and a piecewise linear activation"
              .formatted(layout.architecture()));
    }
    double[] first = matrix(layout, parameters, 0);
    double[] second = matrix(layout, parameters, 1);
    int width = layout.architecture().fanOut(0);
    double[] z = new double[data.samples() * width];
    double[] gates = new double[z.length];
    double[] hidden = new double[z.length];
    for (int i = 0; i < data.samples(); i++) {
      for (int j = 0; j < width; j++) {
        int at = i * width + j;
        z[at] =
            dot(data.inputs(), i * data.features(), first, j * data.features(), data.features());
        gates[at] = z[at] > 0 ? 1 : leaky.slope();
        hidden[at] = gates[at] * z[at];
      }
    }
    double[] outputs = new double[data.samples() * data.classes()];
    for (int i = 0; i < data.samples(); i++) {
      for (int c = 0; c < data.classes(); c++) {
        outputs[i * data.classes() + c] = dot(hidden, i * width, second, c * width, width);
      }
    }
    return new TwoLayerPoint(data, first, second, z, gates, outputs);
  }

  /** A weight matrix, rows x columns without padding. */
  static double[] matrix(ParameterLayout layout, double[] parameters, int layer) {
    int rows = layout.architecture().fanOut(layer);
    int columns = layout.architecture().fanIn(layer);
    double[] matrix = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        matrix[i * columns + j] = parameters[layout.index(layer, i, j)];
      }
    }
    return matrix;
  }

  static double dot(double[] x, int xFrom, double[] y, int yFrom, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum = Math.fma(x[xFrom + i], y[yFrom + i], sum);
    }
    return sum;
  }

  /**
   * Number of hidden neurons.
   *
   * @return m
   */
  public int width() {
    return first.length / data.features();
  }

  /**
   * Gradient of the mean squared error with respect to the outputs, 2 (f - y)/(nK).
   *
   * @param targets y, samples x classes
   * @return samples x classes
   */
  public double[] outputGradient(double[] targets) {
    double[] gradient = new double[outputs.length];
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = 2 * (outputs[i] - targets[i]) / gradient.length;
    }
    return gradient;
  }

  /**
   * Gradient with respect to W_1.
   *
   * @param outputGradient gradient with respect to the outputs, samples x classes
   * @return width x features
   */
  public double[] firstGradient(double[] outputGradient) {
    int width = width();
    int features = data.features();
    double[] gradient = new double[first.length];
    for (int i = 0; i < data.samples(); i++) {
      for (int j = 0; j < width; j++) {
        double back = 0;
        for (int c = 0; c < data.classes(); c++) {
          back = Math.fma(outputGradient[i * data.classes() + c], second[c * width + j], back);
        }
        back *= gates[i * width + j];
        for (int f = 0; f < features; f++) {
          int at = j * features + f;
          gradient[at] = Math.fma(back, data.inputs()[i * features + f], gradient[at]);
        }
      }
    }
    return gradient;
  }

  /**
   * Part of the gradient with respect to W_2 that the inputs' component along a direction u makes:
   * sum over samples of (dLoss/df) (gate * W_1 u)' (u'x). Over an orthonormal basis the parts sum
   * to the gradient.
   *
   * @param outputGradient gradient with respect to the outputs, samples x classes
   * @param direction u, of length 1
   * @return classes x width
   */
  public double[] secondGradientAlong(double[] outputGradient, double[] direction) {
    int width = width();
    int classes = data.classes();
    double[] component = alongInputs(direction);
    double[] image = firstTimes(direction);
    double[] gradient = new double[second.length];
    for (int i = 0; i < data.samples(); i++) {
      for (int c = 0; c < classes; c++) {
        double weight = outputGradient[i * classes + c] * component[i];
        for (int j = 0; j < width; j++) {
          int at = c * width + j;
          gradient[at] = Math.fma(weight, gates[i * width + j] * image[j], gradient[at]);
        }
      }
    }
    return gradient;
  }

  /**
   * Components of the inputs.
   *
   * @param direction u
   * @return u'x for every sample
   */
  public double[] alongInputs(double[] direction) {
    double[] component = new double[data.samples()];
    for (int i = 0; i < component.length; i++) {
      component[i] = dot(data.inputs(), i * data.features(), direction, 0, data.features());
    }
    return component;
  }

  /**
   * W_1 u.
   *
   * @param direction u
   * @return width numbers
   */
  public double[] firstTimes(double[] direction) {
    double[] image = new double[width()];
    for (int j = 0; j < image.length; j++) {
      image[j] = dot(first, j * data.features(), direction, 0, data.features());
    }
    return image;
  }

  /**
   * Number of (sample, neuron) pairs whose pre-activation changes its sign in a step of gradient
   * descent on the mean squared error, where 0 counts as negative.
   *
   * @param targets y, samples x classes
   * @param learningRate eta
   * @return switches, of samples x width pairs
   */
  public int switches(double[] targets, double learningRate) {
    double[] gradient = firstGradient(outputGradient(targets));
    double[] moved = new double[first.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = first[i] - learningRate * gradient[i];
    }
    int width = width();
    int features = data.features();
    int switches = 0;
    for (int i = 0; i < data.samples(); i++) {
      for (int j = 0; j < width; j++) {
        double z = dot(data.inputs(), i * features, moved, j * features, features);
        if (z > 0 != preActivations[i * width + j] > 0) {
          switches++;
        }
      }
    }
    return switches;
  }
}
