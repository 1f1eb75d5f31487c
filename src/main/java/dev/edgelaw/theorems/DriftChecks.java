package dev.edgelaw.theorems;

import static dev.edgelaw.theory.TheoremTolerances.BROKEN_LAW;
import static dev.edgelaw.theory.TheoremTolerances.RUN_LAW;
import static dev.edgelaw.theory.TheoremTolerances.UPDATE_LAW;

import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Objective;
import dev.edgelaw.optim.LayerNorms;
import dev.edgelaw.optim.MiniBatches;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.random.TorchGenerator;
import dev.edgelaw.theorems.Requirement.AtLeast;
import dev.edgelaw.theorems.Requirement.AtMost;
import dev.edgelaw.theory.ConservationProbe;
import dev.edgelaw.theory.ConservationRecord;
import dev.edgelaw.theory.MatrixLawProbe;
import dev.edgelaw.theory.MomentumProbe;
import dev.edgelaw.theory.NeuronProbe;
import dev.edgelaw.theory.UpdateLawProbe;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Theorem 2, rows 2.1 to 2.9: C(t+1) - C(t) = eta^2 delta(t), true exactly at any learning rate,
 * below, at and beyond the edge of stability, for any batch; with its extensions to neurons,
 * matrices, biases, weight decay and the heavy ball.
 */
final class DriftChecks {
  private static final int NETS = 80;
  private static final int CONTROLS = 30;
  private static final int STEPS = 40;
  private static final int CONTROL_STEPS = 5;
  private static final int RUN = 2000;
  private static final double RATE = 0.1;
  private static final double[] RATES = {1e-4, 1e-3, 1e-2, 0.1, 0.3, 1};
  private static final double[] RUN_RATES = {1e-3, 0.1, 1};
  private static final double[] DECAYS = {1e-4, 1e-2, 1};
  private static final double[] MOMENTA = {0, 0.5, 0.9, 0.99};
  private static final Kind RELU = Kind.of(Activation.relu());
  private static final Kind WIDE_RELU = RELU.withoutNarrow();
  private static final Kind BIASED = Kind.biased(Activation.relu());

  /** For runs of 2000 steps. */
  private static final Kind SMALL = RELU.withWidths(2, 16);

  private static final Kind SMALL_BIASED = BIASED.withWidths(2, 16);
  private static final Kind SHALLOW = RELU.withDepth(2).withWidths(100, 200);
  private static final Optimizer DESCENT = Optimizer.gradientDescent();

  private final Laboratory laboratory;

  DriftChecks(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  List<Check> checks() {
    return List.of(
        everyStep(),
        run(),
        miniBatches(),
        neurons(),
        matrices(),
        biases(),
        decay(),
        heavyBall(),
        adam(),
        energy());
  }

  private Check everyStep() {
    return Check.of(
            "2.1",
            Status.TRUE,
            "C_l(t+1) - C_l(t) = eta^2 (||G_{l+1}||^2 - ||G_l||^2), every step, eta 1e-4 to 1",
            new AtMost(UPDATE_LAW),
            tally -> {
              for (double rate : RATES) {
                updates(tally, RELU, rate, 0);
              }
            })
        .against(
            "one layer's gradient off by 1e-6",
            tally ->
                laboratory
                    .cases(WIDE_RELU, CONTROLS)
                    .forEach(
                        net ->
                            tally.see(
                                residual(laboratory.faulty(net, 1 + 1e-6), net, DESCENT, 0),
                                net.name())))
        .against("a weight decay of 1e-6 that is not there", tally -> wide(tally, DESCENT, 1e-6))
        .against("momentum", tally -> wide(tally, Optimizer.heavyBall(), 0))
        .against("Adam", tally -> wide(tally, Optimizer.adam(), 0));
  }

  private void wide(Tally tally, Optimizer optimizer, double assumedDecay) {
    laboratory
        .cases(WIDE_RELU, CONTROLS)
        .forEach(net -> tally.see(residual(net.loss(), net, optimizer, assumedDecay), net.name()));
  }

  private double residual(
      Objective objective, RandomNet net, Optimizer optimizer, double assumedDecay) {
    UpdateLawProbe probe = new UpdateLawProbe(assumedDecay);
    laboratory.train(objective, net.parameters(), optimizer, RATE, CONTROL_STEPS, probe);
    return probe.worstResidual();
  }

  private void updates(Tally tally, Kind kind, double rate, double decay) {
    laboratory
        .cases(kind, NETS)
        .forEach(
            net -> {
              UpdateLawProbe probe = new UpdateLawProbe(decay);
              laboratory.train(net, new Optimizer.GradientDescent(decay), rate, STEPS, probe);
              tally.see(
                  probe.worstResidual(), "%s eta %s mu %s".formatted(net.name(), rate, decay));
            });
  }

  private Check run() {
    return Check.of(
            "2.2",
            Status.TRUE,
            "C_l(T) - C_l(0) = eta^2 sum of delta_l over T = 2000 steps",
            new AtMost(RUN_LAW),
            tally -> {
              for (double rate : RUN_RATES) {
                runs()
                    .forEach(
                        net ->
                            tally.see(
                                record(net, DESCENT, rate).worstIdentityResidual(),
                                net.name() + " eta " + rate));
              }
            })
        .against(
            "momentum",
            tally ->
                published()
                    .forEach(
                        net ->
                            tally.see(
                                record(net, Optimizer.heavyBall(), 0.01).worstIdentityResidual(),
                                net.name())))
        .inSeconds();
  }

  private Stream<RandomNet> runs() {
    return Stream.of(laboratory.cases(SMALL, 20), laboratory.cases(SHALLOW, 1), published())
        .flatMap(nets -> nets);
  }

  private Stream<RandomNet> published() {
    return Stream.of(laboratory.published(42, 20, 16, 5), laboratory.published(137, 20, 32, 5));
  }

  private ConservationRecord record(RandomNet net, Optimizer optimizer, double rate) {
    ConservationProbe probe = new ConservationProbe(optimizer.equals(DESCENT));
    laboratory.train(net, optimizer, rate, RUN, probe);
    return probe.record();
  }

  private Check miniBatches() {
    return Check.of(
            "2.3",
            Status.TRUE,
            "the same for gradients of mini-batches",
            new AtMost(UPDATE_LAW),
            tally -> batches(tally, RELU, 200, STEPS, DESCENT))
        .against(
            "momentum",
            tally -> batches(tally, WIDE_RELU, CONTROLS, CONTROL_STEPS, Optimizer.heavyBall()));
  }

  private void batches(Tally tally, Kind kind, int nets, int steps, Optimizer optimizer) {
    laboratory
        .cases(kind, nets)
        .filter(net -> net.data().samples() > 1)
        .forEach(
            net -> {
              UpdateLawProbe probe = new UpdateLawProbe(0);
              int samples = net.data().samples();
              MiniBatches batches =
                  new MiniBatches(
                      new TorchGenerator(7), net.loss(), samples, Math.max(1, samples / 3));
              laboratory
                  .training(net.loss(), optimizer, RATE, steps)
                  .run(net.parameters().clone(), List.of(probe), batches);
              tally.see(probe.worstResidual(), net.name());
            });
  }

  private Check neurons() {
    return Check.of(
            "2.4a",
            Status.TRUE,
            "per neuron, with and without biases",
            new AtMost(UPDATE_LAW),
            tally ->
                Stream.of(RELU, BIASED)
                    .flatMap(kind -> laboratory.cases(kind, NETS))
                    .forEach(net -> tally.see(neurons(net, DESCENT, STEPS), net.name())))
        .against(
            "momentum",
            tally ->
                laboratory
                    .cases(WIDE_RELU, CONTROLS)
                    .forEach(
                        net ->
                            tally.see(
                                neurons(net, Optimizer.heavyBall(), CONTROL_STEPS), net.name())));
  }

  private double neurons(RandomNet net, Optimizer optimizer, int steps) {
    NeuronProbe probe = new NeuronProbe();
    laboratory.train(net, optimizer, RATE, steps, probe);
    return probe.record().worstIdentityResidual();
  }

  private Check matrices() {
    return Check.of(
            "2.4b",
            Status.TRUE,
            "linear nets: W_{l+1}'W_{l+1} - W_l W_l' changes by eta^2 (G_{l+1}'G_{l+1} - G_l G_l')",
            new AtMost(UPDATE_LAW),
            tally -> matrices(tally, Kind.of(Activation.identity()), 50))
        .against("ReLU instead of linear", tally -> matrices(tally, WIDE_RELU, 20));
  }

  private void matrices(Tally tally, Kind kind, int count) {
    laboratory
        .cases(kind, count)
        .filter(net -> net.data().samples() > 1)
        .forEach(
            net -> {
              MatrixLawProbe probe = new MatrixLawProbe();
              laboratory.train(net, DESCENT, RATE, 10, probe);
              tally.see(probe.worstResidual(), net.name());
            });
  }

  private Check biases() {
    return Check.of(
            "2.5",
            Status.TRUE,
            "with biases: ||W_{l+1}||^2 - ||W_l||^2 - ||b_l||^2 obeys the law",
            new AtMost(UPDATE_LAW),
            tally -> {
              for (double rate : new double[] {1e-3, RATE, 1}) {
                updates(tally, BIASED, rate, 0);
              }
            })
        .against("the bias term forgotten", this::uncorrected);
  }

  private void uncorrected(Tally tally) {
    laboratory
        .cases(BIASED.withoutNarrow(), CONTROLS)
        .forEach(
            net -> {
              ConservationProbe probe = new ConservationProbe(true);
              laboratory.train(net, DESCENT, RATE, CONTROL_STEPS, probe);
              tally.see(
                  Arrays.stream(probe.record().frobenius().identityResidual()).min().orElseThrow(),
                  net.name());
            });
  }

  private Check decay() {
    return Check.of(
            "2.6",
            Status.TRUE,
            "weight decay mu in the gradient: C(t+1) = (1 - eta mu)^2 C(t) + eta^2 delta(t)",
            new AtMost(UPDATE_LAW),
            tally -> {
              for (double decay : DECAYS) {
                updates(tally, RELU, RATE, decay);
                updates(tally, BIASED, RATE, decay);
              }
            })
        .against(
            "the decay forgotten",
            tally -> {
              for (double decay : DECAYS) {
                wide(tally, new Optimizer.GradientDescent(decay), 0);
              }
            });
  }

  private Check heavyBall() {
    return Check.of(
            "2.7",
            Status.TRUE,
            "heavy ball: C(T) - C(0) = eta^2 sum_s w_s b_s, T = 2000",
            new AtMost(RUN_LAW),
            tally -> {
              for (double momentum : MOMENTA) {
                Stream.of(SMALL, SMALL_BIASED)
                    .flatMap(kind -> laboratory.cases(kind, 15))
                    .forEach(
                        net ->
                            tally.see(
                                momentum(net, momentum, momentum, RUN),
                                net.name() + " beta " + momentum));
              }
            })
        .against(
            "beta off by 1e-4",
            tally ->
                published().forEach(net -> tally.see(momentum(net, 0.9, 0.9001, RUN), net.name())))
        .against(
            "one step too many",
            tally ->
                published().forEach(net -> tally.see(momentum(net, 0.9, 0.9, RUN + 1), net.name())))
        .inSeconds();
  }

  /** A run with one momentum, held against the law of another or of another length. */
  private double momentum(RandomNet net, double momentum, double assumed, int assumedSteps) {
    LayerNorms norms = new LayerNorms(laboratory.arithmetic(), net.layout());
    MomentumProbe probe =
        new MomentumProbe(
            assumed,
            assumedSteps,
            vector -> {
              norms.compute(vector);
              return norms;
            });
    laboratory.train(net, new Optimizer.HeavyBall(momentum, 0), 0.01, RUN, probe);
    return probe.record().residual();
  }

  private Check adam() {
    return Check.of(
            "2.8",
            Status.TRUE,
            "Adam violates 2.1: violation over the change that 2.1 predicts",
            new AtLeast(BROKEN_LAW),
            tally -> violations(tally, Optimizer.adam()))
        .against("gradient descent instead of Adam", tally -> violations(tally, DESCENT));
  }

  private void violations(Tally tally, Optimizer optimizer) {
    laboratory
        .cases(WIDE_RELU, 50)
        .forEach(
            net -> {
              UpdateLawProbe probe = new UpdateLawProbe(0);
              laboratory.train(net, optimizer, 1e-3, STEPS, probe);
              tally.see(probe.worstViolation(), net.name());
            });
  }

  private Check energy() {
    return Check.of(
            "2.9",
            Status.TRUE,
            "|C_l(T) - C_l(0)| <= eta^2 sum of ||G||^2: their ratio, T = 2000",
            new AtMost(1),
            tally ->
                runs()
                    .filter(RandomNet::alive)
                    .forEach(net -> tally.see(overEnergy(net, DESCENT, RATE), net.name())))
        .against(
            "Adam",
            tally ->
                published()
                    .forEach(
                        net -> tally.see(overEnergy(net, Optimizer.adam(), 1e-3), net.name())));
  }

  private double overEnergy(RandomNet net, Optimizer optimizer, double rate) {
    ConservationRecord record = record(net, optimizer, rate);
    return SymmetryChecks.worst(net, record::drift) / (rate * rate * record.gradientEnergy());
  }
}
