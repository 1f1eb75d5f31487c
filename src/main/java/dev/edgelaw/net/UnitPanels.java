package dev.edgelaw.net;

import static dev.edgelaw.kernel.MatrixLayout.ORIGIN;
import static dev.edgelaw.kernel.MatrixLayout.PANEL;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.Lanes;
import dev.edgelaw.kernel.MatrixLayout;

/**
 * A vector of parameters of a network with one hidden layer, in groups of {@link
 * MatrixLayout#PANEL} hidden units: of every group, one behind the other, W_1 in x units, W_2 out x
 * units, and W_2 once more in units x out with padded rows. Where the last group has too few units,
 * weights are zero.
 *
 * <p>With a wide hidden layer, whose outputs of even a few samples leave the caches, all samples go
 * through one group before the next.
 */
public final class UnitPanels {
  /** Hidden units from which groups pay. */
  private static final int WIDE = 2560;

  /** Samples of which three panels stay in the second cache. */
  private static final int SAMPLES = 1024;

  /** Places of a group in the vector, and here: of its units alone, and of the whole panel. */
  private record Group(
      MatrixLayout first,
      MatrixLayout second,
      MatrixLayout ownFirst,
      MatrixLayout ownSecond,
      MatrixLayout in,
      MatrixLayout out,
      MatrixLayout head) {}

  private final Arithmetic arithmetic;
  private final Group[] groups;
  private final double[] array;

  private UnitPanels(Arithmetic arithmetic, ParameterLayout layout, boolean together) {
    this.arithmetic = arithmetic;
    MatrixLayout first = layout.weight(0);
    MatrixLayout second = layout.weight(1);
    Panels units = new Panels(0, second.columns());
    int classes = second.rows();
    int size = PANEL * (first.rows() + classes + Lanes.padded(classes));
    this.groups = new Group[units.count()];
    for (int g = 0; g < groups.length; g++) {
      int columns = units.columns(g);
      MatrixLayout in =
          MatrixLayout.padded(ORIGIN + (together ? g * size : 0), first.rows(), PANEL);
      MatrixLayout out = MatrixLayout.padded(in.index(in.rows(), 0), classes, PANEL);
      groups[g] =
          new Group(
              part(first, PANEL * g, columns),
              part(second, PANEL * g, columns),
              part(in, 0, columns),
              part(out, 0, columns),
              in,
              out,
              MatrixLayout.padded(out.index(classes, 0), columns, classes));
    }
    this.array = new double[ORIGIN + (together ? groups.length : 1) * size];
  }

  private static MatrixLayout part(MatrixLayout of, int column, int columns) {
    return new MatrixLayout(of.index(0, column), of.rows(), columns, of.stride());
  }

  /**
   * Whether groups of units pay, and the network is one that can do with them: a wide hidden layer
   * between narrow ends, its activation cheap enough to be made twice, no biases.
   *
   * @param architecture the network
   * @param inputs its inputs
   * @param samples how many
   * @return true if groups may be made of it
   */
  public static boolean suits(Architecture architecture, InputMatrix inputs, int samples) {
    return architecture.depth() == 2
        && architecture.fanOut(0) >= WIDE
        && samples <= SAMPLES
        && !architecture.biased()
        && architecture.activation() instanceof Activation.LeakyRelu
        && inputs.cut()
        && architecture.fanIn(0) <= PANEL
        && 2 * architecture.fanOut(1) <= PANEL;
  }

  /**
   * Makes room for all groups.
   *
   * @param arithmetic the kernel
   * @param layout where the parameters lie in a vector
   * @return the groups, all zero
   */
  public static UnitPanels all(Arithmetic arithmetic, ParameterLayout layout) {
    return new UnitPanels(arithmetic, layout, true);
  }

  /**
   * Makes room for one group at a time, such as for sums that leave for a vector.
   *
   * @param arithmetic the kernel
   * @param layout where the parameters lie in a vector
   * @return groups that share their place
   */
  public static UnitPanels one(Arithmetic arithmetic, ParameterLayout layout) {
    return new UnitPanels(arithmetic, layout, false);
  }

  /**
   * Number of groups.
   *
   * @return the units over those of a group, rounded up
   */
  public int count() {
    return groups.length;
  }

  /**
   * What samples have in the last group.
   *
   * @param samples how many
   * @return rows of a panel in an array of its own, as wide as the group has units
   */
  public MatrixLayout lastUnits(int samples) {
    int columns = groups[groups.length - 1].first.columns();
    return new MatrixLayout(ORIGIN, samples, columns, PANEL);
  }

  /**
   * Takes a group's weights.
   *
   * @param vector padded parameters
   * @param g the group
   */
  public void lay(double[] vector, int g) {
    Group group = groups[g];
    arithmetic.copy(vector, group.first, array, group.ownFirst);
    arithmetic.copy(vector, group.second, array, group.ownSecond);
    group.ownSecond.transpose(array, array, group.head);
  }

  /**
   * Writes a group's part of a vector.
   *
   * @param g the group
   * @param vector padded parameters, overwritten where the group's are
   */
  public void copyTo(int g, double[] vector) {
    Group group = groups[g];
    arithmetic.copy(array, group.ownFirst, vector, group.first);
    arithmetic.copy(array, group.ownSecond, vector, group.second);
  }

  /**
   * Where the groups lie.
   *
   * @return own array
   */
  public double[] array() {
    return array;
  }

  /**
   * Place of W_1.
   *
   * @param g the group
   * @return in x units, a whole panel
   */
  public MatrixLayout in(int g) {
    return groups[g].in;
  }

  /**
   * Place of W_2.
   *
   * @param g the group
   * @return out x units, a whole panel
   */
  public MatrixLayout out(int g) {
    return groups[g].out;
  }

  /**
   * Place of W_2 as the right factor on the way forward.
   *
   * @param g the group
   * @return as many rows as the group has units, by classes
   */
  public MatrixLayout head(int g) {
    return groups[g].head;
  }
}
