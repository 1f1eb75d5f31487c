package dev.edgelaw.theorems;

import static dev.edgelaw.theory.TheoremTolerances.COMPRESSION;
import static dev.edgelaw.theory.TheoremTolerances.COMPRESSION_EXAMPLE;

import dev.edgelaw.curvature.SpectralCompression;
import dev.edgelaw.data.Dataset;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Loss;
import dev.edgelaw.net.ParameterLayout;
import dev.edgelaw.theorems.Requirement.AtLeast;
import dev.edgelaw.theorems.Requirement.AtMost;
import dev.edgelaw.theorems.Requirement.Reported;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Theorem 6 on networks, rows 6.6, 6.7 and 6.9: a counterexample, and the corrected bound. */
final class CompressionChecks {
  private static final int NETS = 120;
  private static final double EIGENVALUE = 1e-11;

  private final Laboratory laboratory;
  private final SoftmaxChecks softmax;

  CompressionChecks(Laboratory laboratory) {
    this.laboratory = laboratory;
    this.softmax = new SoftmaxChecks(laboratory);
  }

  List<Check> checks() {
    List<Check> checks = new ArrayList<>(softmax.bounds());
    checks.add(
        Check.of(
                "6.6a",
                Status.FALSE,
                "\"lambda_max(H_GN) <= lambda_max(J'J/n) max q_i(1-q_i)\": one sample, W_2 = 0; left over right",
                new AtLeast(1.1),
                tally ->
                    silentNets(
                        tally, 10, 0, (sides, net) -> sides.gaussNewton() / sides.claimedBound()))
            .against(
                "the corrected bound",
                tally ->
                    silentNets(
                        tally,
                        10,
                        0,
                        (sides, net) -> sides.gaussNewton() / sides.varianceBound())));
    checks.add(
        Check.of(
                "6.6b",
                Status.TRUE,
                "there, K = 2: lambda_max(H) = |h|^2/2, J J' = |h|^2 I, the claimed bound |h|^2/4, relative",
                new AtMost(COMPRESSION_EXAMPLE),
                tally -> silentNets(tally, 2, 0, CompressionChecks::byHand))
            .against(
                "W_2 of 1e-3 for one class",
                tally -> silentNets(tally, 2, 1e-3, CompressionChecks::byHand)));
    checks.add(
        Check.of(
                "6.7",
                Status.TRUE,
                "corrected: lambda_max(H_GN) <= lambda_max(J'J/n) max lambda_max(S_i) <= lambda_max(J'J/n) 2 max p_ik(1-p_ik)",
                new AtMost(COMPRESSION),
                this::corrected)
            .against(
                "the claimed bound, W_2 = 0",
                tally ->
                    silentNets(
                        tally,
                        10,
                        0,
                        (sides, net) -> sides.gaussNewton() / sides.claimedBound() - 1))
            .inSeconds());
    checks.addAll(softmax.labels());
    checks.add(
        Check.of(
            "6.9",
            Status.TRUE,
            "H_GN is not the Hessian: |lambda_max(H) - lambda_max(H_GN)| over the latter",
            new Reported(),
            this::hessians));
    checks.add(softmax.inverseTime());
    return checks;
  }

  private interface Measure {
    double of(SpectralCompression sides, RandomNet net);
  }

  /**
   * ReLU nets on one sample whose outputs are all zero, so that p is uniform, unless the first
   * class is given weights.
   */
  private void silentNets(
      Tally tally, int largestClasses, double firstClassWeight, Measure measure) {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int features = random.nextInt(2, 20);
      int width = random.nextInt(4, 201);
      int classes = random.nextInt(2, largestClasses + 1);
      Architecture architecture =
          Architecture.unbiased(Activation.relu(), features, width, classes);
      double[] inputs = random.doubles(features, 0.1, 1).toArray();
      Dataset data = new Dataset(1, features, classes, inputs, new int[] {0});
      double[] canonical = new double[architecture.parameterCount()];
      for (int i = 0; i < features * width; i++) {
        canonical[i] = random.nextDouble(-0.5, 1);
      }
      Arrays.fill(canonical, features * width, (features + 1) * width, firstClassWeight);
      double[] parameters = new ParameterLayout(architecture).fromCanonical(canonical);
      RandomNet net = laboratory.at(architecture, new Loss.CrossEntropy(), data, parameters, seed);
      tally.see(measure.of(measure(net), net), net.name());
    }
  }

  private static double byHand(SpectralCompression sides, RandomNet net) {
    net.loss().value(net.parameters());
    double[] hidden = net.loss().activations(0);
    double square = 0;
    for (double h : hidden) {
      square += h * h;
    }
    double error = Math.abs(sides.gaussNewton() / (square / 2) - 1);
    error = Math.max(error, Math.abs(sides.jacobian() / square - 1));
    return Math.max(error, Math.abs(sides.claimedBound() / (square / 4) - 1));
  }

  private void corrected(Tally tally) {
    nets(
        NETS,
        (sides, net) -> {
          double first = sides.gaussNewton() / sides.bound() - 1;
          double second = sides.bound() / sides.varianceBound() - 1;
          tally.see(Math.max(first, second), net.name());
          return 0;
        });
  }

  private void hessians(Tally tally) {
    nets(
        8,
        (sides, net) -> {
          tally.see(Math.abs(sides.hessian() / sides.gaussNewton() - 1), net.name());
          return 0;
        });
  }

  private void nets(int count, Measure measure) {
    Kind kind = Kind.of(Activation.relu()).withoutNarrow();
    for (int seed = 0; seed < count; seed++) {
      RandomNet net = laboratory.draw(kind, new Loss.CrossEntropy(), seed);
      if (net.alive()) {
        measure.of(measure(net), net);
      }
    }
  }

  private SpectralCompression measure(RandomNet net) {
    return SpectralCompression.measure(laboratory.curvature(net), EIGENVALUE, 1);
  }
}
