package dev.edgelaw.net;

import static dev.edgelaw.kernel.MatrixLayout.PANEL;

import dev.edgelaw.kernel.MatrixLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Some consecutive samples, and the products they pass through, panel by panel. Blocks share the
 * rows of the first, but for a first layer whose product with sparse inputs is made for all samples
 * at once.
 */
final class PanelBlock {
  /**
   * A product, C = A B or C += A B (or A' B), where its matrices lie.
   *
   * @param a the left factor
   * @param b the right factor
   * @param c the result
   * @param add whether it adds to what C holds
   */
  record Product(MatrixLayout a, MatrixLayout b, MatrixLayout c, boolean add) {}

  /** Elements of the widest layer's outputs in a block: 40 kB. */
  private static final int ELEMENTS = Integer.getInteger("EL", 5120);

  /** A multiple of 5 and 10, the rows of the register blocks. */
  private static final int ROWS = 40;

  private final Architecture architecture;
  private final int last;
  private final int rows;
  private final int samples;
  private final boolean whole;
  final int first;
  final int count;

  /** Rows of the network's outputs, and the gradient with respect to them as one panel. */
  final MatrixLayout outputs;

  final MatrixLayout head;

  /** Per hidden layer, its panels. */
  final MatrixLayout[][] hidden;

  /** Per layer: outputs from the layer before; null for a first layer with sparse inputs. */
  final Product[][] forward;

  /** Per layer: the gradient of its weights, A' B; null as above. */
  final Product[][] gradient;

  /** Per layer but the first: the gradient of the outputs of the layer before. */
  final Product[][] back;

  private PanelBlock(
      ParameterLayout layout, int rows, int samples, int first, int count, boolean whole) {
    this.architecture = layout.architecture();
    this.last = architecture.depth() - 1;
    this.rows = rows;
    this.samples = samples;
    this.whole = whole;
    this.first = first;
    this.count = count;
    int classes = architecture.fanOut(last);
    int start = MatrixLayout.alone(samples, classes).index(first, 0);
    this.outputs = MatrixLayout.padded(start, count, classes);
    this.head = new Panels(rows, classes).panel(0, 0, count);
    this.hidden = new MatrixLayout[last][];
    this.forward = new Product[last + 1][];
    this.gradient = new Product[last + 1][];
    this.back = new Product[last + 1][];
    for (int layer = 0; layer <= last; layer++) {
      if (layer < last) {
        hidden[layer] = new MatrixLayout[outputs(layer).count()];
        for (int p = 0; p < hidden[layer].length; p++) {
          hidden[layer][p] = outputs(layer).whole(p, from(layer), count);
        }
      }
      if (layer > 0 || !whole) {
        forward[layer] = forward(layer);
        gradient[layer] = gradient(layer, layout.weight(layer));
      }
      if (layer > 0) {
        back[layer] = back(layer);
      }
    }
  }

  /** Cuts the samples; {@code whole} if the first layer keeps the outputs of all. */
  static PanelBlock[] of(ParameterLayout layout, int samples, boolean whole) {
    Architecture architecture = layout.architecture();
    int widest = 0;
    for (int layer = 0; layer < architecture.depth() - 1; layer++) {
      widest = Math.max(widest, PANEL * new Panels(0, architecture.fanOut(layer)).count());
    }
    int rows = Math.min(samples, ROWS * Math.max(1, ELEMENTS / (ROWS * widest)));
    PanelBlock[] blocks = new PanelBlock[(samples + rows - 1) / rows];
    for (int b = 0; b < blocks.length; b++) {
      int count = Math.min(rows, samples - b * rows);
      blocks[b] = new PanelBlock(layout, rows, samples, b * rows, count, whole);
    }
    return blocks;
  }

  /** Where this block begins in what a layer holds; -1 stands for the inputs. */
  private int from(int layer) {
    return layer < 0 || whole && layer == 0 ? first : 0;
  }

  /** What a layer holds; -1 stands for the inputs. */
  private Panels outputs(int layer) {
    int held = layer < 0 || whole && layer == 0 ? samples : rows;
    return new Panels(held, layer < 0 ? architecture.fanIn(0) : architecture.fanOut(layer));
  }

  private Product[] forward(int layer) {
    Panels before = outputs(layer - 1);
    Panels weights = new Panels(before.columns(), architecture.fanOut(layer));
    MatrixLayout narrow = MatrixLayout.alone(weights.rows(), weights.columns());
    List<Product> products = new ArrayList<>();
    for (int p = 0; p < (layer == last ? 1 : weights.count()); p++) {
      for (int q = 0; q < before.count(); q++) {
        int inner = before.columns(q);
        MatrixLayout b =
            layer == last
                ? MatrixLayout.padded(narrow.index(PANEL * q, 0), inner, narrow.columns())
                : weights.whole(p, PANEL * q, inner);
        MatrixLayout c = layer == last ? outputs : hidden[layer][p];
        products.add(new Product(before.panel(q, from(layer - 1), count), b, c, q > 0));
      }
    }
    return products.toArray(Product[]::new);
  }

  private Product[] gradient(int layer, MatrixLayout weight) {
    Panels before = outputs(layer - 1);
    // The first layer's weights are stored in x out, the others out x in.
    Panels left = layer == 0 ? before : deltas(layer);
    Panels right = layer == 0 ? outputs(0) : before;
    List<Product> products = new ArrayList<>();
    for (int q = 0; q < left.count(); q++) {
      for (int p = 0; p < right.count(); p++) {
        MatrixLayout c =
            new MatrixLayout(
                weight.index(PANEL * q, PANEL * p),
                left.columns(q),
                right.columns(p),
                weight.stride());
        int leftFrom = from(layer == 0 ? -1 : layer);
        int rightFrom = from(layer == 0 ? 0 : layer - 1);
        products.add(
            new Product(left.panel(q, leftFrom, count), right.panel(p, rightFrom, count), c, true));
      }
    }
    return products.toArray(Product[]::new);
  }

  private Product[] back(int layer) {
    Panels deltas = deltas(layer);
    Panels weights = new Panels(deltas.columns(), architecture.fanIn(layer));
    List<Product> products = new ArrayList<>();
    for (int p = 0; p < weights.count(); p++) {
      for (int q = 0; q < deltas.count(); q++) {
        MatrixLayout a = deltas.panel(q, from(layer), count);
        MatrixLayout b = weights.whole(p, PANEL * q, a.columns());
        products.add(new Product(a, b, hidden[layer - 1][p], q > 0));
      }
    }
    return products.toArray(Product[]::new);
  }

  /** Gradients with respect to a layer's pre-activations; those of the outputs are one panel. */
  private Panels deltas(int layer) {
    return layer == last ? new Panels(rows, architecture.fanOut(last)) : outputs(layer);
  }
}
