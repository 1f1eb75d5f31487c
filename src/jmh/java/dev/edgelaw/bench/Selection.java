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
 */
record Selection(String type, String methods, Map<String, List<String>> parameters) {
  /** Where benchmarks are. */
  static final String PACKAGE = "dev.edgelaw.bench.";

  private static final List<String> SIMD = List.of("simd");
  private static final List<String> MSE = List.of("MSE");
  private static final List<String> STEPS = List.of("16", "64", "256", "1024");
  private static final String BACKEND = "backend";
  private static final String WIDTH = "width";
  private static final String LOSS = "loss";

  /** Whatever a target refers to, the machine's peak first; and peers if they are in the jar. */
  static List<Selection> withTargets() {
    List<Selection> all = new ArrayList<>();
    all.add(new Selection("MachinePeak", ".*", Map.of()));
    all.add(new Selection("MemoryBandwidth", ".*", Map.of()));
    all.add(step("MSE"));
    all.add(step("CE"));
    all.add(
        new Selection(
            "GradientStep",
            "step",
            Map.of(BACKEND, List.of("scalar"), LOSS, MSE, WIDTH, List.of("64"))));
    all.add(new Selection("DeepGradientStep", "step", Map.of(BACKEND, SIMD)));
    all.add(new Selection("TwoRuns", ".*", Map.of()));
    all.add(new Selection("SharedStep", "step", Map.of()));
    all.add(new Selection("SizeScaling", ".*", Map.of()));
    all.add(new Selection("MatrixProduct", "multiply", Map.of(BACKEND, SIMD, "shape", squares())));
    all.add(new Selection("HessianProduct", ".*", Map.of(LOSS, MSE, WIDTH, List.of("64", "256"))));
    all.add(new Selection("ElementaryFunctions", "exp|log", Map.of(BACKEND, SIMD)));
    all.add(new Selection("DenseHessian", "dense", Map.of(LOSS, MSE, WIDTH, List.of("64"))));
    all.add(
        new Selection(
            "SymmetricEigenDecomposition",
            "vectors|values",
            Map.of("n", List.of("1600"), "spectrum", List.of("HESSIAN"))));
    if (peersAreThere()) {
      all.add(
          new Selection(
              "peers.GradientStep",
              "step",
              Map.of(LOSS, List.of("MSE", "CE"), WIDTH, List.of("64", "256"))));
      all.add(
          new Selection(
              "peers.MatrixProduct",
              "multiply",
              Map.of("shape", List.of("256x256x256", "1024x1024x1024"))));
    }
    return List.copyOf(all);
  }

  private static Selection step(String loss) {
    return new Selection(
        "GradientStep", "step", Map.of(BACKEND, SIMD, LOSS, List.of(loss), WIDTH, STEPS));
  }

  private static List<String> squares() {
    return List.of("64x64x64", "128x128x128", "256x256x256", "512x512x512", "1024x1024x1024");
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

  /**
   * Iterations before the first that counts: whole steps take the compiler up to five seconds where
   * a processor is slow, seen at 2.5 GHz.
   */
  int warmups() {
    return type.endsWith("Step") || type.equals("TwoRuns") ? 6 : 3;
  }

  /** Whether it is timed call by call. */
  boolean singleShot() {
    return type.equals("SymmetricEigenDecomposition");
  }
}
