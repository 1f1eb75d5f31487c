package dev.edgelaw.theorems;

import static dev.edgelaw.theory.TheoremTolerances.BROKEN_SYMMETRY;
import static dev.edgelaw.theory.TheoremTolerances.SYMMETRY;

import dev.edgelaw.kernel.MatrixLayout;
import dev.edgelaw.net.Activation;
import dev.edgelaw.theorems.Requirement.AtLeast;
import dev.edgelaw.theorems.Requirement.AtMost;
import dev.edgelaw.theory.ConservationLaws;
import dev.edgelaw.theory.SymmetryGaps;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Theorem 1 at a point, rows 1.1 to 1.9: the identities of the gradient that make C_l a conserved
 * quantity of gradient flow, and what breaks them. True wherever the activation is positively
 * homogeneous; with ReLU the flow is understood in the sense of Clarke and Filippov.
 */
final class SymmetryChecks {
  private static final int CASES = 300;
  private static final int CONTROLS = 60;
  private static final Kind RELU = Kind.of(Activation.relu());

  /** Hidden layers in which no neuron stands alone. */
  private static final Kind WIDE_RELU = RELU.withoutNarrow();

  private static final Kind WIDEST_RELU = RELU.withWidths(1, 200);
  private static final Kind BIASED = Kind.biased(Activation.relu());

  private final Laboratory laboratory;
  private final RescalingChecks rescaling;

  SymmetryChecks(Laboratory laboratory) {
    this.laboratory = laboratory;
    this.rescaling = new RescalingChecks(laboratory);
  }

  List<Check> checks() {
    return List.of(
        Check.of(
                "1.1",
                Status.TRUE,
                "tr(W_l'G_l) = tr(W_{l+1}'G_{l+1}) for every l, MSE and CE",
                new AtMost(SYMMETRY),
                tally -> layers(tally, WIDEST_RELU))
            .against("one layer's gradient off by 1e-6", this::faultyLayer)
            .against("a bias added", this::withoutBiasTerm)
            .against(
                "tanh instead of ReLU", tally -> layersOfFirstPair(tally, new Activation.Tanh())),
        Check.of(
                "1.2",
                Status.TRUE,
                "each trace is (1/n) sum_i <dloss_i/df, f_i> (Euler)",
                new AtMost(SYMMETRY),
                tally ->
                    laboratory
                        .cases(WIDEST_RELU, CASES)
                        .forEach(net -> tally.see(eulerGap(net, 1), net.name())))
            .against(
                "outputs off by 1e-6",
                tally ->
                    alive(RELU).forEach(net -> tally.see(eulerGap(net, 1 + 1e-6), net.name()))),
        Check.of(
                "1.3",
                Status.TRUE,
                "per hidden neuron: <w,g> of incoming = <w,g> of outgoing weights",
                new AtMost(SYMMETRY),
                this::neurons)
            .against("<w,g> moved from one neuron to another", this::movedBetweenNeurons),
        rescaling.powersOfTwo(),
        rescaling.anyFactor(),
        rescaling.negativeFactor(),
        Check.of(
                "1.6",
                Status.TRUE_IF,
                "with biases: tr(W_l'G_l) + b_l'g_l = tr(W_{l+1}'G_{l+1})",
                new AtMost(SYMMETRY),
                tally -> layers(tally, BIASED))
            .against("the bias term forgotten", this::withoutBiasTerm),
        Check.of(
                "1.7",
                Status.TRUE,
                "homogeneous of degree p (leaky ReLU 1, squared ReLU 2): tr(W_l'G_l) = p tr(W_{l+1}'G_{l+1})",
                new AtMost(SYMMETRY),
                tally -> homogeneous(tally, CASES, 0))
            .against("another degree", tally -> homogeneous(tally, CONTROLS, 1)),
        Check.of(
                "1.8",
                Status.TRUE,
                "not homogeneous (tanh, GELU, sigmoid): median gap of 1.1",
                new AtLeast(BROKEN_SYMMETRY),
                this::notHomogeneous)
            .against("ReLU", tally -> tally.see(medianGap(Activation.relu()), "ReLU")),
        Check.of(
                "1.9",
                Status.TRUE,
                "linear nets: W_{l+1}'G_{l+1} = G_l W_l', entry by entry",
                new AtMost(SYMMETRY),
                tally ->
                    laboratory
                        .cases(Kind.of(Activation.identity()), CASES)
                        .forEach(
                            net -> tally.see(worst(net, pair -> matrix(net, pair)), net.name())))
            .against(
                "ReLU instead of linear",
                tally ->
                    alive(WIDE_RELU)
                        .filter(net -> net.data().samples() > 1)
                        .forEach(net -> tally.see(matrix(net, 0), net.name()))));
  }

  private Stream<RandomNet> alive(Kind kind) {
    return laboratory.cases(kind, CONTROLS).filter(RandomNet::alive);
  }

  private void layers(Tally tally, Kind kind) {
    laboratory
        .cases(kind, CASES)
        .forEach(net -> tally.see(worst(net, pair -> layers(net, pair, 1)), net.name()));
  }

  private void layersOfFirstPair(Tally tally, Activation activation) {
    alive(Kind.of(activation).withoutNarrow())
        .forEach(net -> tally.see(layers(net, 0, 1), net.name()));
  }

  private void faultyLayer(Tally tally) {
    alive(RELU)
        .forEach(
            net -> {
              for (int pair = 0; pair < net.pairs(); pair++) {
                double[] wrong = net.gradient().clone();
                MatrixLayout weight = net.layout().weight(pair);
                laboratory.arithmetic().scale(1 + 1e-6, wrong, weight.offset(), weight.length());
                tally.see(
                    SymmetryGaps.layers(net.layout(), net.parameters(), wrong, pair, 1),
                    net.name());
              }
            });
  }

  private void withoutBiasTerm(Tally tally) {
    alive(BIASED)
        .forEach(
            net ->
                tally.see(
                    Math.abs(trace(net, 0) - trace(net, 1)) / (scale(net, 0) + scale(net, 1)),
                    net.name()));
  }

  /** Largest gap over layers between the trace and Euler's sum, outputs off by a factor. */
  private static double eulerGap(RandomNet net, double factor) {
    double[] outputs = net.loss().outputs(net.parameters());
    net.loss().value(net.parameters());
    double[] outputGradient = net.loss().outputGradient();
    double sum = 0;
    for (int i = 0; i < outputs.length; i++) {
      sum = Math.fma(factor * outputs[i], outputGradient[i], sum);
    }
    double euler = sum;
    return IntStream.rangeClosed(0, net.pairs())
        .mapToDouble(
            layer -> {
              double gap = Math.abs(trace(net, layer) - euler);
              return gap == 0 ? 0 : gap / scale(net, layer);
            })
        .max()
        .orElseThrow();
  }

  private void neurons(Tally tally) {
    Stream.of(WIDEST_RELU, BIASED, Kind.of(Activation.interpolated(0.5)))
        .flatMap(kind -> laboratory.cases(kind, CASES / 2))
        .forEach(
            net ->
                tally.see(
                    worst(
                        net,
                        pair ->
                            SymmetryGaps.neurons(
                                net.layout(), net.parameters(), net.gradient(), pair)),
                    net.name()));
  }

  /** The sum over neurons, row 1.1, would not notice. */
  private void movedBetweenNeurons(Tally tally) {
    laboratory
        .cases(WIDE_RELU, CONTROLS)
        .forEach(
            net -> {
              double[] wrong = net.gradient().clone();
              int first = net.layout().index(0, 0, 0);
              int second = net.layout().index(0, 1, 0);
              wrong[first] += 1e-3 / net.parameters()[first];
              wrong[second] -= 1e-3 / net.parameters()[second];
              tally.see(SymmetryGaps.neurons(net.layout(), net.parameters(), wrong, 0), net.name());
            });
  }

  private void homogeneous(Tally tally, int cases, int error) {
    Stream.of(
            Activation.interpolated(0.9),
            new Activation.LeakyRelu(0.3),
            new Activation.SquaredRelu())
        .forEach(
            activation -> {
              int degree = activation.homogeneity().orElseThrow() + error;
              // Squared twice a layer, eight layers overflow.
              Kind kind = Kind.of(activation).withDepth(degree - error == 1 ? 8 : 4);
              laboratory
                  .cases(kind, cases)
                  .filter(net -> error == 0 || net.alive())
                  .forEach(
                      net -> tally.see(worst(net, pair -> layers(net, pair, degree)), net.name()));
            });
  }

  private void notHomogeneous(Tally tally) {
    Stream.of(new Activation.Tanh(), new Activation.Gelu(), new Activation.Sigmoid())
        .forEach(activation -> tally.see(medianGap(activation), activation.toString()));
  }

  private double medianGap(Activation activation) {
    double[] gaps =
        laboratory
            .cases(Kind.of(activation), 50)
            .mapToDouble(net -> layers(net, 0, 1))
            .sorted()
            .toArray();
    return (gaps[24] + gaps[25]) / 2;
  }

  static double worst(RandomNet net, IntToDoubleFunction ofPair) {
    return IntStream.range(0, net.pairs()).mapToDouble(ofPair).max().orElseThrow();
  }

  private static double layers(RandomNet net, int pair, int degree) {
    return SymmetryGaps.layers(net.layout(), net.parameters(), net.gradient(), pair, degree);
  }

  private static double matrix(RandomNet net, int pair) {
    return SymmetryGaps.matrix(net.layout(), net.parameters(), net.gradient(), pair);
  }

  private static double trace(RandomNet net, int layer) {
    return ConservationLaws.trace(net.layout(), net.parameters(), net.gradient(), layer, false);
  }

  private static double scale(RandomNet net, int layer) {
    double weights =
        ConservationLaws.trace(net.layout(), net.parameters(), net.parameters(), layer, false);
    double gradients =
        ConservationLaws.trace(net.layout(), net.gradient(), net.gradient(), layer, false);
    return Math.sqrt(weights * gradients);
  }
}
