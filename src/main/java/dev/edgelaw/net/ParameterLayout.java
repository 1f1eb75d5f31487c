package dev.edgelaw.net;

import dev.edgelaw.kernel.Lanes;
import dev.edgelaw.kernel.MatrixLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the weights and biases of a network lie in one flat array.
 *
 * <p>The array holds W_1, b_1, W_2, b_2, ... from {@link MatrixLayout#ORIGIN} on. W_1 is stored in
 * x out, every later matrix out x in. Rows and biases are padded with zeros to whole lanes, as are
 * both ends of the array; every operation on parameters keeps the padding zero, so vectors of this
 * layout can be added, scaled and normed as a whole. The canonical order, in which published
 * vectors and random draws come, is layer by layer, every matrix out x in row-major without
 * padding, its bias behind it.
 */
public final class ParameterLayout {
  private final Architecture architecture;
  private final List<MatrixLayout> weights = new ArrayList<>();
  private final int[] biasOffsets;
  private final int length;

  /**
   * Lays out the parameters of a network.
   *
   * @param architecture the network
   */
  public ParameterLayout(Architecture architecture) {
    this.architecture = architecture;
    this.biasOffsets = new int[architecture.depth()];
    int offset = MatrixLayout.ORIGIN;
    for (int layer = 0; layer < architecture.depth(); layer++) {
      int fanIn = architecture.fanIn(layer);
      int fanOut = architecture.fanOut(layer);
      MatrixLayout weight =
          layer == 0
              ? MatrixLayout.padded(offset, fanIn, fanOut)
              : MatrixLayout.padded(offset, fanOut, fanIn);
      weights.add(weight);
      offset += weight.length();
      biasOffsets[layer] = offset;
      offset += biasLength(layer);
    }
    this.length = Lanes.padded(offset);
  }

  /**
   * The network.
   *
   * @return its architecture
   */
  public Architecture architecture() {
    return architecture;
  }

  /**
   * Length of the flat array, padding included.
   *
   * @return a whole number of lanes
   */
  public int length() {
    return length;
  }

  /**
   * Place of a weight matrix.
   *
   * @param layer zero-based layer
   * @return in x out for layer 0, out x in for all others
   */
  public MatrixLayout weight(int layer) {
    return weights.get(layer);
  }

  /**
   * Place of a bias vector.
   *
   * @param layer zero-based layer
   * @return index of its first entry
   */
  public int biasOffset(int layer) {
    return biasOffsets[layer];
  }

  /**
   * Padded length of a bias vector.
   *
   * @param layer zero-based layer
   * @return a whole number of lanes, or 0 without biases
   */
  public int biasLength(int layer) {
    return architecture.biased() ? Lanes.padded(architecture.fanOut(layer)) : 0;
  }

  /**
   * Index of one weight.
   *
   * @param layer zero-based layer
   * @param out output neuron
   * @param in input neuron
   * @return its place in the flat array
   */
  public int index(int layer, int out, int in) {
    return layer == 0 ? weights.get(0).index(in, out) : weights.get(layer).index(out, in);
  }

  /**
   * Brings a vector from canonical order into this layout.
   *
   * @param canonical P numbers, layer by layer, matrices out x in row-major, biases behind them
   * @return the padded array
   */
  public double[] fromCanonical(double[] canonical) {
    checkLength("canonical vector", canonical.length, architecture.parameterCount());
    double[] padded = new double[length];
    int[] places = canonicalPlaces();
    for (int i = 0; i < places.length; i++) {
      padded[places[i]] = canonical[i];
    }
    return padded;
  }

  /**
   * Brings a vector of this layout into canonical order.
   *
   * @param padded the padded array
   * @return P numbers in canonical order
   */
  public double[] toCanonical(double[] padded) {
    checkLength("parameter vector", padded.length, length);
    int[] places = canonicalPlaces();
    double[] canonical = new double[places.length];
    for (int i = 0; i < places.length; i++) {
      canonical[i] = padded[places[i]];
    }
    return canonical;
  }

  private int[] canonicalPlaces() {
    int[] places = new int[architecture.parameterCount()];
    int next = 0;
    for (int layer = 0; layer < architecture.depth(); layer++) {
      for (int out = 0; out < architecture.fanOut(layer); out++) {
        for (int in = 0; in < architecture.fanIn(layer); in++) {
          places[next++] = index(layer, out, in);
        }
      }
      if (architecture.biased()) {
        for (int out = 0; out < architecture.fanOut(layer); out++) {
          places[next++] = biasOffsets[layer] + out;
        }
      }
    }
    return places;
  }

  private static void checkLength(String what, int found, int expected) {
    if (found != expected) {
      throw new IllegalArgumentException(
          "%s of length %d: must be %d".formatted(what, found, expected));
    }
  }
}
