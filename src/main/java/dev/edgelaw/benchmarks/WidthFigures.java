package dev.edgelaw.benchmarks;

import dev.edgelaw.study.Figure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;

/** Benchmark figures against the width of the network, each curve with its targets. */
final class WidthFigures {
  private static final String STEP = "GradientStep.step";
  private static final String GRADIENT = "HessianProduct.gradient";
  private static final Map<String, String> PRODUCTS =
      Map.of(
          "HessianProduct.hessianProduct",
          "Hessian product",
          "HessianProduct.gaussNewtonProduct",
          "Gauss-Newton product");
  private static final String WIDTH = "width";

  private WidthFigures() {}

  /** A curve and the targets of its points. */
  private record Curve(RatioSeries measured, RatioSeries target) {
    Curve(String name) {
      // A curve that is named after another one takes its colour.
      this(new RatioSeries(name), new RatioSeries(name + " target"));
    }

    void add(double width, Ratio ratio, OptionalDouble bound) {
      measured.add(width, ratio);
      bound.ifPresent(value -> target.add(width, Ratio.exact(value)));
    }
  }

  /** The speed of a step as a share of the peak; empty where too little was measured. */
  static Optional<Figure> step(BenchmarkRun run) {
    Map<String, Curve> curves = new LinkedHashMap<>();
    for (Measurement measurement : run.measurements()) {
      Key key = measurement.key();
      if (key.benchmark().equals(STEP) && "simd".equals(key.parameters().get("backend"))) {
        OptionalDouble bound =
            bound(quantity -> quantity.equals(new Quantity.OfPeak(key))).stream()
                .map(share -> 100 * share)
                .findFirst();
        shareOfPeak(run, measurement)
            .ifPresent(
                share ->
                    curves
                        .computeIfAbsent(key.parameters().getOrDefault("loss", "step"), Curve::new)
                        .add(key.number(WIDTH), share.times(100), bound));
      }
    }
    return figure(
        "benchmark-step",
        "Speed of a training step against the width, 20-m-5 ReLU",
        "share of the measured FMA peak (%)",
        curves.values(),
        "Operations of the step's matrix products per second, over the fused multiply-adds that"
            + " the same run measured as the peak of one core; dashed is the target, a lower bound");
  }

  /** The share that {@link BenchmarkRun#ofPeak} gives, with its interval. */
  private static Optional<Ratio> shareOfPeak(BenchmarkRun run, Measurement measurement) {
    double operations = Work.of(measurement.key()).orElseThrow().operations();
    return measurement.besidePeak()
        ? Optional.of(Ratio.ofPeak(operations, measurement))
        : run.find(BenchmarkRun.PEAK)
            .map(peak -> Ratio.of(peak, measurement).times(operations / Work.PEAK_OPERATIONS));
  }

  /** Hessian and Gauss-Newton products in gradients; empty where too little was measured. */
  static Optional<Figure> products(BenchmarkRun run) {
    Map<String, Curve> curves = new LinkedHashMap<>();
    boolean severalLosses =
        run.measurements().stream()
                .filter(measurement -> measurement.key().benchmark().equals(GRADIENT))
                .map(measurement -> measurement.key().parameters().get("loss"))
                .distinct()
                .count()
            > 1;
    for (Measurement measurement : run.measurements()) {
      Key key = measurement.key();
      String product = PRODUCTS.get(key.benchmark());
      if (product != null) {
        Key gradient = new Key(GRADIENT, key.parameters());
        String name =
            severalLosses ? "%s, %s".formatted(product, key.parameters().get("loss")) : product;
        run.find(gradient)
            .ifPresent(
                found ->
                    curves
                        .computeIfAbsent(name, Curve::new)
                        .add(
                            key.number(WIDTH),
                            Ratio.of(measurement, found),
                            bound(
                                quantity ->
                                    quantity instanceof Quantity.Ratio ratio
                                        && ratio.numerator().equals(key)
                                        && ratio.denominator().equals(gradient))));
      }
    }
    return figure(
        "benchmark-products",
        "Cost of curvature products against the width, 20-m-5 ReLU",
        "time of a product / time of a gradient",
        curves.values(),
        "One product against one gradient of the same network; dashed is the target, an upper"
            + " bound");
  }

  private static OptionalDouble bound(Predicate<Quantity> quantity) {
    return Target.all().stream()
        .filter(target -> quantity.test(target.quantity()))
        .mapToDouble(Target::bound)
        .findFirst();
  }

  private static Optional<Figure> figure(
      String name, String title, String axis, Collection<Curve> curves, String note) {
    double[] widths =
        curves.stream()
            .flatMapToDouble(curve -> DoubleStream.of(curve.measured().places()))
            .distinct()
            .toArray();
    if (widths.length < 2) {
      return Optional.empty();
    }
    List<Figure.Series> series = new ArrayList<>();
    curves.forEach(curve -> series.add(curve.measured().upright(Figure.Style.MEASURED)));
    curves.stream()
        .map(Curve::target)
        .filter(target -> target.places().length > 1)
        .forEach(target -> series.add(target.upright(Figure.Style.FIT)));
    boolean uncertain = curves.stream().anyMatch(curve -> curve.measured().uncertain());
    return Optional.of(
        new Figure(
            name,
            title,
            Figure.Axis.logarithmicAt("width m (hidden units)", widths),
            new Figure.Axis(axis, false),
            series,
            note + "; " + Ratio.bars(uncertain)));
  }
}
