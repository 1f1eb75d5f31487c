package dev.edgelaw.curvature;

import dev.edgelaw.net.PanelBlock;
import dev.edgelaw.net.UnitPanels;

/**
 * Hessian and Gauss-Newton products at the point of a {@link NetworkPoint}. All ways have the same
 * bits; they differ in how they lay out what a block of samples leaves behind.
 */
sealed interface TangentProducts permits TangentPass, PanelTangents, WideTangents {
  /**
   * The fastest way that suits the point's network and data.
   *
   * @param rows the way that suits all
   */
  static TangentProducts of(NetworkPoint point, TangentPass rows) {
    if (UnitPanels.suits(point.architecture, point.inputs(), point.data.samples())) {
      return new WideTangents(point);
    }
    return PanelBlock.suits(point.architecture, point.inputs()) ? new PanelTangents(point) : rows;
  }

  /** Takes what the point holds, after every move of it. */
  void at();

  /** Writes H v. */
  void hessianProduct(double[] v, double[] product);

  /** Writes J' S J v. */
  void gaussNewtonProduct(double[] v, double[] product);
}
