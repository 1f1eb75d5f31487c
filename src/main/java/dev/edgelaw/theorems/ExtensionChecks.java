package dev.edgelaw.theorems;

import static dev.edgelaw.theory.TheoremTolerances.BALANCED_SHARPNESS;
import static dev.edgelaw.theory.TheoremTolerances.HESSIAN_SYMMETRY;
import static dev.edgelaw.theory.TheoremTolerances.QUADRATIC_INVARIANT;
import static dev.edgelaw.theory.TheoremTolerances.RUN_LAW;

import dev.edgelaw.curvature.NetworkCurvature;
import dev.edgelaw.curvature.SharpnessTracker;
import dev.edgelaw.flow.ImplicitMidpoint;
import dev.edgelaw.flow.NotConvergedException;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Loss;
import dev.edgelaw.net.ParameterLayout;
import dev.edgelaw.optim.LayerNorms;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.optim.Probe;
import dev.edgelaw.optim.TrainingState;
import dev.edgelaw.theorems.Requirement.AtLeast;
import dev.edgelaw.theorems.Requirement.AtMost;
import dev.edgelaw.theory.BalancedLinearNet;
import dev.edgelaw.theory.ConservationLaws;
import dev.edgelaw.theory.HeavyBallLaw;
import dev.edgelaw.theory.HessianSymmetry;
import dev.edgelaw.theory.LawRank;
import dev.edgelaw.theory.Rescaling;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What the literature adds to the paper's theorems, each with an exact check. */
final class ExtensionChecks {
  private static final Kind RELU = Kind.of(Activation.relu());
  private static final int CONTROLS = 30;

  private final Laboratory laboratory;

  ExtensionChecks(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  List<Check> checks() {
    return List.of(
        Check.of(
                "X.1",
                Status.FALSE,
                "\"L-1 laws\": independent laws of a ReLU net beyond L-1, numerical rank",
                new AtLeast(1),
                tally ->
                    laboratory
                        .cases(RELU.withDepth(4).withWidths(2, 24), 60)
                        .forEach(net -> tally.see(neuronRank(net) - net.pairs(), net.name())))
            .against(
                "one neuron a layer",
                tally ->
                    laboratory
                        .cases(RELU.withWidths(1, 1), CONTROLS)
                        .forEach(net -> tally.see(neuronRank(net) - net.pairs(), net.name()))),
        Check.of(
                "X.2",
                Status.TRUE,
                "they are one per hidden neuron, also with biases: rank less the number of neurons",
                new AtMost(0),
                tally -> {
                  for (Kind kind : List.of(RELU, Kind.biased(Activation.relu()))) {
                    laboratory
                        .cases(kind.withDepth(5).withWidths(1, 24), 60)
                        .forEach(
                            net -> tally.see(Math.abs(neuronRank(net) - neurons(net)), net.name()));
                  }
                })
            .against("a neuron without any weight", this::deadNeuron),
        Check.of(
                "X.3",
                Status.TRUE,
                "a linear pair d-r-K has k(2r+1-k)/2 independent laws, k = min(r, d+K)",
                new AtMost(0),
                tally -> linearRanks(tally, 0))
            .against("all r(r+1)/2 entries, r > d+K", tally -> linearRanks(tally, 1)),
        Check.of(
                "X.4",
                Status.TRUE_IF,
                "implicit midpoint, gates frozen: per-neuron laws with biases kept to rounding, per step",
                new AtMost(QUADRATIC_INVARIANT),
                tally -> frozenFlow(tally, true))
            .against("the bias term forgotten", tally -> frozenFlow(tally, false)),
        Check.of(
                "X.5",
                Status.TRUE,
                "heavy ball with coupled weight decay: exact recurrence of C, T = 1000",
                new AtMost(RUN_LAW),
                tally -> heavyBall(tally, 0, 40))
            .against("mu off by 1e-6", tally -> heavyBall(tally, 1e-6, CONTROLS)),
        Check.of(
                "X.6",
                Status.TRUE_IF,
                "Hessian of any homogeneous net: H A W = -A g per hidden neuron",
                new AtMost(HESSIAN_SYMMETRY),
                this::hessianSymmetry)
            .against(
                "tanh instead of ReLU", tally -> hessianSymmetry(tally, new Activation.Tanh())),
        Check.of(
                "X.7",
                Status.TRUE_IF,
                "balanced deep linear net at a minimiser, whitened inputs: sharpness (2/K) L s^(2-2/L)",
                new AtMost(BALANCED_SHARPNESS),
                tally -> sharpness(tally, 1))
            .against("balance off by 1e-3", tally -> sharpness(tally, 1 + 1e-3)));
  }

  private int neuronRank(RandomNet net) {
    return LawRank.neurons(laboratory.arithmetic(), net.layout(), net.parameters());
  }

  private static int neurons(RandomNet net) {
    int sum = 0;
    for (int pair = 0; pair < net.pairs(); pair++) {
      sum += net.architecture().fanOut(pair);
    }
    return sum;
  }

  private void deadNeuron(Tally tally) {
    laboratory
        .cases(RELU.withDepth(4).withWidths(2, 24), CONTROLS)
        .forEach(
            net -> {
              double[] silenced = net.parameters().clone();
              double[] weights = HessianSymmetry.generator(net.layout(), silenced, 0, 0);
              for (int i = 0; i < silenced.length; i++) {
                silenced[i] = weights[i] == 0 ? silenced[i] : 0;
              }
              int rank = LawRank.neurons(laboratory.arithmetic(), net.layout(), silenced);
              tally.see(Math.abs(rank - neurons(net)), net.name());
            });
  }

  private void linearRanks(Tally tally, int wrong) {
    for (int seed = 0; seed < 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int d = random.nextInt(1, 5);
      int classes = random.nextInt(2, 5);
      int width = wrong == 0 ? random.nextInt(1, 15) : d + classes + random.nextInt(1, 6);
      Architecture architecture = Architecture.unbiased(Activation.identity(), d, width, classes);
      double[] canonical = random.doubles(architecture.parameterCount(), -1, 1).toArray();
      ParameterLayout layout = new ParameterLayout(architecture);
      int rank =
          LawRank.matrix(laboratory.arithmetic(), layout, layout.fromCanonical(canonical), 0);
      int expected = wrong == 0 ? LawRank.linearPair(d, width, classes) : width * (width + 1) / 2;
      tally.see(Math.abs(rank - expected), architecture.widthsText());
    }
  }

  private void frozenFlow(Tally tally, boolean withBias) {
    Kind kind = Kind.biased(Activation.relu()).withDepth(3).withWidths(4, 24);
    laboratory
        .cases(kind, 40)
        .filter(RandomNet::alive)
        .forEach(
            net -> {
              net.loss().freezeGates(net.parameters());
              double[] moved = net.parameters().clone();
              ImplicitMidpoint rule = new ImplicitMidpoint(laboratory.arithmetic(), net.loss());
              int made = 0;
              try {
                for (; made < 20; made++) {
                  rule.step(moved, 0.02);
                }
              } catch (NotConvergedException stiff) {
                // Beyond the contraction limit: the steps until then count.
              }
              if (made > 0) {
                tally.see(neuronDrift(net, moved, withBias) / made, net.name());
              }
            });
  }

  private double neuronDrift(RandomNet net, double[] moved, boolean withBias) {
    LayerNorms norms = new LayerNorms(laboratory.arithmetic(), net.layout());
    norms.compute(moved);
    double[] before = ConservationLaws.perNeuron(net.layout(), net.parameters(), 0);
    double[] after = ConservationLaws.perNeuron(net.layout(), moved, 0);
    double worst = 0;
    for (int j = 0; j < before.length; j++) {
      int bias = net.layout().biasOffset(0) + j;
      double correction =
          withBias
              ? 0
              : moved[bias] * moved[bias] - net.parameters()[bias] * net.parameters()[bias];
      worst = Math.max(worst, Math.abs(after[j] + correction - before[j]));
    }
    return worst / (norms.weight(0) + norms.weight(1) + norms.bias(0));
  }

  private void heavyBall(Tally tally, double error, int nets) {
    Kind kind = Kind.biased(Activation.relu()).withDepth(3).withWidths(4, 16);
    double rate = 0.01;
    laboratory
        .cases(kind, nets)
        .filter(RandomNet::alive)
        .forEach(
            net -> {
              SplittableRandom random = new SplittableRandom(net.name().hashCode());
              double momentum = random.nextDouble(0, 0.95);
              double decay = random.nextDouble(1e-3, 0.5);
              Follower follower = new Follower(rate, momentum, decay + error);
              laboratory.train(net, new Optimizer.HeavyBall(momentum, decay), rate, 1000, follower);
              tally.see(follower.worst, net.name());
            });
  }

  /** Holds C after every update against the recurrence. */
  private final class Follower implements Probe {
    private final double rate;
    private final double momentum;
    private final double decay;
    private HeavyBallLaw law;
    private LayerNorms velocity;
    private double scale;
    private double worst;

    Follower(double rate, double momentum, double decay) {
      this.rate = rate;
      this.momentum = momentum;
      this.decay = decay;
    }

    @Override
    public void start(TrainingState state) {
      velocity = new LayerNorms(laboratory.arithmetic(), state.layout());
      law =
          new HeavyBallLaw(
              rate, momentum, decay, ConservationLaws.biasCorrected(state.weightNorms(), 0));
      scale = state.weightNorms().total();
    }

    @Override
    public void afterUpdate(TrainingState state) {
      velocity.compute(state.rule().direction());
      double predicted = law.update(ConservationLaws.biasCorrected(velocity, 0));
      double gap = Math.abs(predicted - ConservationLaws.biasCorrected(state.weightNorms(), 0));
      worst = Math.max(worst, gap / scale);
    }
  }

  private void hessianSymmetry(Tally tally) {
    for (Kind kind :
        List.of(
            RELU.withDepth(4),
            Kind.biased(Activation.relu()).withDepth(4),
            Kind.of(Activation.identity()).withDepth(4))) {
      laboratory
          .cases(kind.withWidths(2, 64), 40)
          .filter(RandomNet::alive)
          .forEach(net -> tally.see(symmetryGap(net, true), net.name()));
    }
  }

  private void hessianSymmetry(Tally tally, Activation activation) {
    laboratory
        .cases(Kind.of(activation).withDepth(4).withWidths(8, 64), CONTROLS)
        .forEach(net -> tally.see(symmetryGap(net, false), net.name()));
  }

  private double symmetryGap(RandomNet net, boolean everyPair) {
    NetworkCurvature curvature = laboratory.curvature(net);
    List<Double> gaps = new ArrayList<>();
    for (int pair = 0; pair < (everyPair ? net.pairs() : 1); pair++) {
      gaps.add(
          HessianSymmetry.gap(
              curvature, net.parameters(), pair, net.architecture().fanOut(pair) / 2));
    }
    return gaps.stream().mapToDouble(gap -> gap).max().orElseThrow();
  }

  private void sharpness(Tally tally, double imbalance) {
    for (int seed = 0; seed < 40; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int classes = random.nextInt(2, 6);
      int samples = random.nextInt(classes, 16);
      int depth = random.nextInt(2, 7);
      List<Integer> widths = new ArrayList<>(List.of(samples));
      for (int layer = 1; layer < depth; layer++) {
        widths.add(classes + random.nextInt(6));
      }
      widths.add(classes);
      int[] labels = new int[samples];
      for (int i = 0; i < samples; i++) {
        labels[i] = i < classes ? i : random.nextInt(classes);
      }
      BalancedLinearNet net =
          BalancedLinearNet.minimiser(
              new Architecture(widths, Activation.identity(), false), labels);
      Rescaling.layer(net.layout(), net.parameters(), 0, imbalance);
      NetworkCurvature curvature =
          new NetworkCurvature(
              laboratory.arithmetic(),
              net.layout().architecture(),
              new Loss.MeanSquaredError(),
              net.data());
      curvature.at(net.parameters());
      double found =
          new SharpnessTracker(laboratory.arithmetic(), curvature.hessian(), 1e-13, 2000, seed)
              .estimate()
              .value();
      double loss = curvature.loss();
      tally.see(
          Math.max(loss, Math.abs(found / net.sharpness() - 1)),
          net.layout().architecture().widthsText());
    }
  }
}
