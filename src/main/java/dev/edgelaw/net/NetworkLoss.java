package dev.edgelaw.net;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.MatrixLayout;
import java.util.Arrays;

/**
 * The loss of a network on a data set, or on a batch of it, as a function of its parameters, with
 * its gradient by back-propagation. Allocates its workspace once; a call allocates nothing. Not for
 * several threads at once.
 */
public final class NetworkLoss implements Objective {
  private final Arithmetic arithmetic;
  private final Architecture architecture;
  private final Activation activation;
  private final ParameterLayout layout;
  private final Dataset data;
  private final LossEvaluation loss;
  private final Layers layers;

  private final InputMatrix allInputs;
  private int samples;
  private double[] batch;
  private InputMatrix inputs;
  private RowBlock[] blocks;

  /** Gradients of all samples; null where the network suits no way but that by layers. */
  private final FullBatchGradient fullBatch;

  /** The same samples where nobody asks for what the layers held. */
  private RowBlock[] passing;

  /**
   * Prepares the full-batch loss.
   *
   * @param arithmetic the kernel
   * @param architecture the network; its ends must fit the data
   * @param loss the loss
   * @param data the training set
   */
  public NetworkLoss(Arithmetic arithmetic, Architecture architecture, Loss loss, Dataset data) {
    this(arithmetic, architecture, loss, data, Crew.alone());
  }

  /**
   * Prepares the full-batch loss for several threads, which pay for large networks and many samples
   * only. The bits are those of one thread. They share {@link #valueAndGradient} on all samples,
   * where {@link PanelBlock#suits} the network; all else is the caller's alone.
   *
   * @param arithmetic the kernel
   * @param architecture the network; its ends must fit the data
   * @param loss the loss
   * @param data the training set
   * @param crew the threads; no other loss may use them at the same time
   */
  public NetworkLoss(
      Arithmetic arithmetic, Architecture architecture, Loss loss, Dataset data, Crew crew) {
    int depth = architecture.depth();
    if (architecture.fanIn(0) != data.features()
        || architecture.fanOut(depth - 1) != data.classes()) {
      throw new IllegalArgumentException(
          "network %s on data with %d features and %d classes: both ends must fit"
              .formatted(architecture.widthsText(), data.features(), data.classes()));
    }
    this.arithmetic = arithmetic;
    this.architecture = architecture;
    this.activation = architecture.activation();
    this.layout = new ParameterLayout(architecture);
    this.data = data;
    this.loss = new LossEvaluation(arithmetic, loss, data.classes(), data.samples());
    this.layers = new Layers(arithmetic, architecture, layout, data.samples());
    this.allInputs = InputMatrix.of(arithmetic, data.inputs(), inputLayout(data.samples()));
    useAllSamples();
    this.fullBatch = fullBatch(crew);
  }

  private FullBatchGradient fullBatch(Crew crew) {
    int last = architecture.depth() - 1;
    double[] outputs = layers.activations(last);
    double[] outputGradient = layers.deltas(last);
    if (crew.size() == 1 && UnitPanels.suits(architecture, allInputs, data.samples())) {
      return new WidePass(
          arithmetic, layout, loss, allInputs, data.samples(), outputs, outputGradient);
    }
    return PanelBlock.suits(architecture, allInputs)
        ? new PanelGradient(
            arithmetic, layout, loss, allInputs, data.samples(), outputs, outputGradient, crew)
        : null;
  }

  /**
   * Evaluates on the whole data set from now on, as after construction.
   *
   * @throws IllegalStateException if gates are frozen
   */
  public void useAllSamples() {
    requireFreeGates();
    useSamples(data.samples(), allInputs);
    loss.select(data, null);
  }

  /**
   * Evaluates on some samples from now on.
   *
   * @param rows indices of the samples, repetitions allowed, at most as many as the data set has
   * @throws IllegalStateException if gates are frozen
   */
  public void useBatch(int[] rows) {
    requireFreeGates();
    if (rows.length < 1 || rows.length > data.samples()) {
      throw new IllegalArgumentException(
          "batch of %d samples: must be from 1 to %d".formatted(rows.length, data.samples()));
    }
    if (batch == null) {
      batch = new double[data.inputs().length];
    }
    useSamples(rows.length, InputMatrix.dense(arithmetic, batch, inputLayout(rows.length)));
    int features = data.features();
    for (int i = 0; i < samples; i++) {
      System.arraycopy(data.inputs(), rows[i] * features, batch, i * features, features);
    }
    loss.select(data, rows);
  }

  /**
   * Fixes the derivatives of the activation, sample by sample, to those at the given point: for
   * piecewise linear activations the network becomes linear in every layer's weights, and stays so.
   *
   * @param parameters the point whose activation pattern is kept
   * @throws IllegalStateException if the activation is not piecewise linear
   */
  public void freezeGates(double[] parameters) {
    if (!(activation instanceof Activation.LeakyRelu
        || activation instanceof Activation.InitialGates)) {
      throw new IllegalStateException(
          "gates of " + activation + ": only piecewise linear activations have any");
    }
    layers.freeGates();
    propagate(parameters);
    layers.freezeGates();
  }

  private void requireFreeGates() {
    if (layers.frozen()) {
      throw new IllegalStateException(
          "frozen gates belong to the samples they were taken from: choose them before");
    }
  }

  @Override
  public ParameterLayout layout() {
    return layout;
  }

  /**
   * The data set, whatever batch is in use.
   *
   * @return all samples
   */
  public Dataset data() {
    return data;
  }

  /**
   * The network's outputs.
   *
   * @param parameters the point
   * @return samples x classes, row-major, a new array
   */
  public double[] outputs(double[] parameters) {
    forward(parameters);
    int last = architecture.depth() - 1;
    return layers.compact(layers.activations(last), last);
  }

  /**
   * Gradient of the loss with respect to the network's outputs, at the point of the last
   * evaluation.
   *
   * @return samples x classes, row-major, a new array
   */
  public double[] outputGradient() {
    int last = architecture.depth() - 1;
    return layers.compact(layers.deltas(last), last);
  }

  /**
   * The loss alone.
   *
   * @param parameters the point
   * @return its value
   */
  public double value(double[] parameters) {
    forward(parameters);
    int last = architecture.depth() - 1;
    return loss.valueAndGradient(layers.activations(last), layers.deltas(last));
  }

  /**
   * The loss and its gradient. Every block of samples goes forward and back before the next, so
   * that what the layers hold stays in the caches; to read it afterwards, use {@link #evaluate}.
   */
  @Override
  public double valueAndGradient(double[] parameters, double[] gradient) {
    if (layers.frozen() || architecture.biased()) {
      return evaluate(parameters, gradient);
    }
    if (fullBatch != null && inputs == allInputs) {
      return fullBatch.valueAndGradient(parameters, gradient);
    }
    requireGates();
    int last = architecture.depth() - 1;
    layers.transposeWeights(parameters);
    Arrays.fill(gradient, 0);
    multiplyInputs(parameters);
    for (RowBlock block : passing) {
      layers.propagate(block, inputs, parameters);
      loss.gradient(layers.activations(last), layers.deltas(last), block.first(), block.count());
      layers.backward(block, inputs, parameters, gradient);
    }
    multiplyInputsTransposed(gradient);
    return loss.value();
  }

  /**
   * The loss and its gradient, with the bits of {@link #valueAndGradient}; keeps what the layers
   * held of every sample.
   *
   * @param parameters the point
   * @param gradient overwritten
   * @return the loss
   */
  public double evaluate(double[] parameters, double[] gradient) {
    double value = value(parameters);
    Arrays.fill(gradient, 0);
    for (RowBlock block : blocks) {
      layers.backward(block, inputs, parameters, gradient);
    }
    multiplyInputsTransposed(gradient);
    for (int layer = 0; architecture.biased() && layer < architecture.depth(); layer++) {
      arithmetic.columnSums(
          layers.deltas(layer), layers.output(layer), gradient, layout.biasOffset(layer));
    }
    return value;
  }

  /** The first layer's product with inputs that are not cut into blocks. */
  private void multiplyInputs(double[] parameters) {
    if (!inputs.cut()) {
      inputs.multiply(parameters, layout.weight(0), layers.preActivations(0), layers.output(0));
    }
  }

  private void multiplyInputsTransposed(double[] gradient) {
    if (!inputs.cut()) {
      inputs.multiplyTransposed(layers.deltas(0), layers.output(0), gradient, layout.weight(0));
    }
  }

  /**
   * The inputs of the samples in use.
   *
   * @return a factor of products
   */
  public InputMatrix inputs() {
    return inputs;
  }

  /**
   * Shape of a layer's outputs.
   *
   * @param layer zero-based layer
   * @return samples x width, padded
   */
  public MatrixLayout outputLayout(int layer) {
    return layers.output(layer);
  }

  /**
   * A layer's outputs before the activation, at the point of the last {@link #value} or {@link
   * #evaluate}.
   *
   * @param layer zero-based layer
   * @return the loss's own array: read only; where {@link Activation#derivativeFromOutput}, the
   *     activations
   */
  public double[] preActivations(int layer) {
    return layers.preActivations(layer);
  }

  /**
   * A layer's outputs, at the point of the last {@link #value} or {@link #evaluate}.
   *
   * @param layer zero-based layer
   * @return the loss's own array: read only
   */
  public double[] activations(int layer) {
    return layers.activations(layer);
  }

  /**
   * Gradient of the loss with respect to a layer's outputs before the activation, at the point of
   * the last {@link #evaluate}.
   *
   * @param layer zero-based layer
   * @return the loss's own array: read only
   */
  public double[] deltas(int layer) {
    return layers.deltas(layer);
  }

  /**
   * A layer's weights in x out, at the point of the last evaluation.
   *
   * @param layer zero-based layer, not the first, which is stored so
   * @return the loss's own array, padded rows: read only
   */
  public double[] transposedWeights(int layer) {
    return layers.transposedWeights(layer);
  }

  private void forward(double[] parameters) {
    requireGates();
    propagate(parameters);
  }

  private void requireGates() {
    if (!layers.frozen() && activation instanceof Activation.InitialGates) {
      throw new IllegalStateException("gates of " + activation + ": not frozen yet");
    }
  }

  private void propagate(double[] parameters) {
    layers.transposeWeights(parameters);
    multiplyInputs(parameters);
    for (RowBlock block : blocks) {
      layers.propagate(block, inputs, parameters);
    }
  }

  private MatrixLayout inputLayout(int count) {
    return new MatrixLayout(0, count, data.features(), data.features());
  }

  private void useSamples(int count, InputMatrix matrix) {
    samples = count;
    inputs = matrix;
    blocks = RowBlock.keeping(architecture, count);
    // Products with all inputs at once write and read all of the first layer's outputs.
    passing = RowBlock.passing(architecture, count, matrix.cut() ? 0 : 1);
    layers.setSamples(count);
  }
}
