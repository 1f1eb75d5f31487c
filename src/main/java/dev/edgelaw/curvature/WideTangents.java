package dev.edgelaw.curvature;

import static dev.edgelaw.kernel.MatrixLayout.ORIGIN;
import static dev.edgelaw.kernel.MatrixLayout.PANEL;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.MatrixLayout;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Panels;
import dev.edgelaw.net.UnitPanels;
import java.util.Arrays;

/**
 * The Hessian and Gauss-Newton products of {@link TangentPass}, with its bits, for a network with
 * one wide hidden layer, group of units by group of units. Three ways over all groups, because the
 * law sums R H W_2' over all units before H V_2': both forward, then back. What the units put out
 * at the point is kept; of their tangents only D_L' R H, which is made on the way forward, for D_L
 * is the point's.
 */
final class WideTangents implements TangentProducts {
  private final NetworkPoint point;
  private final Arithmetic arithmetic;
  private final double slope;
  private final int end;
  private final UnitPanels weights;
  private final UnitPanels directions;
  private final UnitPanels sums;

  /** Samples x features. */
  private final MatrixLayout inputs;

  private final double[] features;

  /** Samples x units of a group. */
  private final MatrixLayout units;

  private final MatrixLayout lastUnits;

  /** Per group: H, at the point. */
  private final double[][] hidden;

  /** Of one group: R H, on the way back R D_1. */
  private final double[] tangents;

  /** R Z_L, then R D_L, samples x classes. */
  private final MatrixLayout shape;

  private final double[] outputs;

  /** R D_L and behind it, column by column, D_L, in one panel; either, and both. */
  private final MatrixLayout head;

  private final MatrixLayout keptHead;
  private final MatrixLayout heads;
  private final double[] deltas;

  /** W_2 of a group, and below it V_2, so that one product makes both terms of R D. */
  private final MatrixLayout upper;

  private final MatrixLayout lower;
  private final MatrixLayout factors;
  private final double[] back;

  /** Per group: the sum D_L' R H. */
  private final double[][] secondTerms;

  WideTangents(NetworkPoint point) {
    Architecture architecture = point.architecture;
    int samples = point.data.samples();
    int classes = architecture.fanOut(1);
    this.point = point;
    this.arithmetic = point.arithmetic;
    this.slope = ((Activation.LeakyRelu) architecture.activation()).slope();
    this.end = point.layout.weight(1).index(classes, 0);
    this.weights = UnitPanels.all(arithmetic, point.layout);
    this.directions = UnitPanels.all(arithmetic, point.layout);
    this.sums = UnitPanels.one(arithmetic, point.layout);
    this.inputs = new Panels(samples, architecture.fanIn(0)).panel(0, 0, samples);
    this.features = point.inputs().panels();
    this.units = MatrixLayout.alone(samples, PANEL);
    this.lastUnits = weights.lastUnits(samples);
    this.hidden = new double[weights.count()][units.arrayLength()];
    this.tangents = new double[units.arrayLength()];
    this.shape = point.shape(1);
    this.outputs = new double[shape.arrayLength()];
    this.head = new MatrixLayout(ORIGIN, samples, classes, PANEL);
    this.keptHead = new MatrixLayout(head.index(0, classes), samples, classes, PANEL);
    this.heads = new MatrixLayout(ORIGIN, samples, 2 * classes, PANEL);
    this.deltas = new double[units.arrayLength()];
    this.upper = MatrixLayout.alone(classes, PANEL);
    this.lower = MatrixLayout.padded(upper.index(classes, 0), classes, PANEL);
    this.factors = MatrixLayout.alone(2 * classes, PANEL);
    this.back = new double[factors.arrayLength()];
    this.secondTerms = new double[weights.count()][upper.arrayLength()];
  }

  @Override
  public void at() {
    for (int g = 0; g < hidden.length; g++) {
      double[] h = hidden[g];
      weights.lay(point.parameters(), g);
      arithmetic.multiplyRectified(
          features, inputs, weights.array(), weights.in(g), h, units, slope, false);
    }
  }

  @Override
  public void hessianProduct(double[] v, double[] product) {
    product(v, product, true);
  }

  @Override
  public void gaussNewtonProduct(double[] v, double[] product) {
    product(v, product, false);
  }

  private void product(double[] v, double[] product, boolean withSecond) {
    arithmetic.copy(point.deltas(1), shape, deltas, keptHead);
    forward(v, withSecond);
    point.outputCurvature.apply(outputs, 0, shape.rows());
    arithmetic.copy(outputs, shape, deltas, head);
    // Copies write whole lanes: those of R D_L have reached into the columns of D_L.
    arithmetic.copy(point.deltas(1), shape, deltas, keptHead);
    for (int g = 0; g < hidden.length; g++) {
      backward(g, withSecond);
      sums.copyTo(g, product);
    }
    Arrays.fill(product, 0, ORIGIN, 0);
    Arrays.fill(product, end, product.length, 0);
  }

  private void forward(double[] v, boolean withSecond) {
    Arrays.fill(outputs, 0);
    for (int g = 0; g < hidden.length; g++) {
      directions.lay(v, g);
      makeTangents(g);
      arithmetic.addProduct(tangents, own(g), weights.array(), weights.head(g), outputs, shape);
      if (withSecond) {
        arithmetic.multiplyTransposed(deltas, keptHead, tangents, units, secondTerms[g], upper);
      }
    }
    for (int g = 0; g < hidden.length; g++) {
      arithmetic.addProduct(
          hidden[g], own(g), directions.array(), directions.head(g), outputs, shape);
    }
  }

  private MatrixLayout own(int g) {
    return g < hidden.length - 1 ? units : lastUnits;
  }

  private void makeTangents(int g) {
    double[] v = directions.array();
    arithmetic.multiplyThroughGates(
        features,
        inputs,
        v,
        directions.in(g),
        hidden[g],
        units.offset(),
        tangents,
        units,
        slope,
        false);
  }

  private void backward(int g, boolean withSecond) {
    double[] h = hidden[g];
    double[] sum = sums.array();
    arithmetic.multiplyTransposed(deltas, head, h, units, sum, sums.out(g));
    arithmetic.copy(weights.array(), weights.out(g), back, upper);
    if (withSecond) {
      arithmetic.addScaled(1, secondTerms[g], ORIGIN, sum, sums.out(g).offset(), upper.length());
      arithmetic.copy(directions.array(), directions.out(g), back, lower);
    }
    arithmetic.multiplyThroughGates(
        deltas,
        withSecond ? heads : head,
        back,
        withSecond ? factors : upper,
        h,
        units.offset(),
        tangents,
        units,
        slope,
        false);
    arithmetic.multiplyTransposed(features, inputs, tangents, units, sum, sums.in(g));
  }
}
