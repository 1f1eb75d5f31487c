package dev.edgelaw.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Some benchmark methods of one class with some of their parameters.
 *
 * @param type simple name of the class
 * @param methods a regular expression
 * @param parameters values by name; those not named take all values of the class
 * @param pace how many iterations they take
 */
record Selection(String type, String methods, Map<String, List<String>> parameters, Pace pace) {
  /** Where benchmarks are. */
  static final String PACKAGE = "dev.edgelaw.bench.";

  private static final List<String> SIMD = List.of("simd");
  private static final List<String> MSE = List.of("MSE");
  private static final String BACKEND = "backend";
  private static final String WIDTH = "width";
  private static final String LOSS = "loss";
  private static final String PARAMETERS = "parameters";

  /** What the most targets refer to, in three minutes. */
  static List<Selection> headlines() {
    return List.of(
        kernel("MachinePeak", ".*", Map.of()),
        gradientStep("MSE", "16", "64", "256", "1024"),
        gradientStep("CE", "64", "256"),
        step("DeepGradientStep", "step", Map.of(BACKEND, SIMD)),
        // One run, and one thread, are the steps above.
        step("TwoRuns", "two", Map.of()),
        step("SharedStep", "step", Map.of("threads", List.of("2"))),
        squares("64x64x64", "256x256x256", "1024x1024x1024"),
        hessianProducts("64"),
        new Selection(
            "SymmetricEigenDecomposition",
            "vectors|values",
            Map.of("n", List.of("1600"), "spectrum", List.of("HESSIAN")),
            Pace.SINGLE_SHOT));
  }

  /** The headlines and whatever else a target refers to; and peers if they are in the jar. */
  static List<Selection> withTargets() {
    List<Selection> all = new ArrayList<>(headlines());
    all.add(kernel("MemoryBandwidth", ".*", Map.of()));
    all.add(gradientStep("CE", "16", "1024"));
    all.add(squares("128x128x128", "512x512x512"));
    all.add(
        step(
            "GradientStep",
            "step",
            Map.of(BACKEND, List.of("scalar"), LOSS, MSE, WIDTH, List.of("64"))));
    all.add(step("SizeScaling", "step", Map.of()));
    all.add(step("SizeScaling", "hessianProduct", Map.of()));
    all.add(
        step(
            "SizeScaling",
            "lanczosIteration",
            Map.of(PARAMETERS, List.of("1000", "10000", "100000"))));
    all.add(
        new Selection(
            "SizeScaling",
            "lanczosIteration",
            Map.of(PARAMETERS, List.of("1000000")),
            Pace.SECONDS));
    all.add(hessianProducts("256"));
    all.add(kernel("DenseHessian", "dense", Map.of(LOSS, MSE, WIDTH, List.of("64"))));
    if (peersAreThere()) {
      all.add(
          step(
              "peers.GradientStep",
              "step",
              Map.of(LOSS, List.of("MSE", "CE"), WIDTH, List.of("64", "256"))));
      all.add(
          kernel(
              "peers.MatrixProduct",
              "multiply",
              Map.of("shape", List.of("256x256x256", "1024x1024x1024"))));
    }
    return List.copyOf(all);
  }

  private static Selection gradientStep(String loss, String... widths) {
    return step(
        "GradientStep", "step", Map.of(BACKEND, SIMD, LOSS, List.of(loss), WIDTH, List.of(widths)));
  }

  private static Selection squares(String... shapes) {
    return kernel("MatrixProduct", "multiply", Map.of(BACKEND, SIMD, "shape", List.of(shapes)));
  }

  private static Selection hessianProducts(String width) {
    return kernel("HessianProduct", ".*", Map.of(LOSS, MSE, WIDTH, List.of(width)));
  }

  private static Selection step(String type, String methods, Map<String, List<String>> parameters) {
    return new Selection(type, methods, parameters, Pace.STEP);
  }

  private static Selection kernel(
      String type, String methods, Map<String, List<String>> parameters) {
    return new Selection(type, methods, parameters, Pace.KERNEL);
  }

  /** Classes of an earlier build may lie about: what counts is the library. */
  private static boolean peersAreThere() {
    try {
      Class.forName(PACKAGE + "peers.MatrixProduct");
      Class.forName("org.ejml.dense.row.CommonOps_DDRM");
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** A regular expression for JMH. */
  String pattern() {
    return "^" + Pattern.quote(PACKAGE + type + ".") + "(" + methods + ")$";
  }
}
