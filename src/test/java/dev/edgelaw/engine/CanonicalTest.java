package dev.edgelaw.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.edgelaw.data.ConcentricSpheres;
import dev.edgelaw.data.DataSource;
import dev.edgelaw.data.DrawnFirst;
import dev.edgelaw.data.GaussianMixture;
import dev.edgelaw.data.Mnist;
import dev.edgelaw.data.MnistFiles;
import dev.edgelaw.data.NoisyLabels;
import dev.edgelaw.data.SecondMoments;
import dev.edgelaw.data.Xor;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Loss;
import dev.edgelaw.optim.DivergenceRule;
import dev.edgelaw.optim.Optimizer;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalTest {
  private static final String PUBLISHED =
      "{\"architecture\":{\"widths\":[20,64,5],\"activation\":{\"type\":\"LeakyRelu\",\"slope\":0.0},"
          + "\"biased\":false},"
          + "\"data\":{\"type\":\"GaussianMixture\",\"samples\":200,\"testSamples\":50,"
          + "\"features\":20,\"classes\":5,\"separation\":2.0},"
          + "\"loss\":{\"type\":\"CrossEntropy\"},"
          + "\"optimizer\":{\"type\":\"GradientDescent\",\"weightDecay\":0.0},"
          + "\"learningRate\":0.001,\"steps\":2000,\"seed\":42,"
          + "\"divergence\":{\"highestLoss\":1.7976931348623157E308,"
          + "\"highestSquaredNorm\":1.7976931348623157E308}}";

  @Test
  @DisplayName("a change of this text turns every stored run into an unknown one")
  void theTextOfARunIsPinned() {
    assertThat(Canonical.json(Specs.published())).hasToString(PUBLISHED);
  }

  @Test
  void theIdentityOfARunIsPinned() {
    assertThat(CellStore.identity(Specs.published()))
        .isEqualTo(
            Canonical.hash(PUBLISHED.substring(0, PUBLISHED.length() - 1) + ",\"numerics\":2}"))
        .isEqualTo("98b545ddbf9fcfeafded59ba339d42b2d845f44bfd25b59152c4c58ba7c0a181");
  }

  @Test
  @DisplayName("SHA-256 of the text: the standard's own example")
  void hash() {
    assertThat(Canonical.hash("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void everythingThatDistinguishesRunsDistinguishesTheirIdentities() {
    List<RunSpec> runs = variants();
    assertThat(runs).doesNotHaveDuplicates();
    assertThat(runs).extracting(CellStore::identity).doesNotHaveDuplicates();
  }

  /** A component that is added later must be varied here too. */
  @Test
  void everyComponentIsVaried() throws ReflectiveOperationException {
    for (RecordComponent component : RunSpec.class.getRecordComponents()) {
      Set<Object> values = new LinkedHashSet<>();
      for (RunSpec run : variants()) {
        values.add(component.getAccessor().invoke(run));
      }
      assertThat(values).as(component.getName()).hasSizeGreaterThan(1);
    }
  }

  static Stream<Class<?>> alternatives() {
    return Stream.of(Activation.class, DataSource.class, Loss.class, Optimizer.class)
        .flatMap(type -> Stream.of(type.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @MethodSource("alternatives")
  @DisplayName("every alternative of a sealed type stands under its name")
  void alternativesAreNamed(Class<?> alternative) {
    assertThat(variants())
        .anySatisfy(
            run ->
                assertThat(Canonical.json(run).toString())
                    .contains("{\"type\":\"" + alternative.getSimpleName() + "\""));
  }

  @Test
  void observationsAreToldApart() {
    assertThat(
            Stream.of(
                    new Observation.Conservation(),
                    new Observation.NeuronConservation(),
                    new Observation.MomentumLaw(),
                    new ConservationTrajectory(1),
                    new ConservationTrajectory(2),
                    new SoftmaxConcentration(List.of(1, 2)))
                .map(CellResult::key))
        .containsExactly(
            "{\"type\":\"Conservation\"}",
            "{\"type\":\"NeuronConservation\"}",
            "{\"type\":\"MomentumLaw\"}",
            "{\"type\":\"ConservationTrajectory\",\"every\":1}",
            "{\"type\":\"ConservationTrajectory\",\"every\":2}",
            "{\"type\":\"SoftmaxConcentration\",\"checkpoints\":[1,2]}");
  }

  @Test
  void neighbouringNumbersDiffer() {
    assertThat(Canonical.json(0.1).toString()).isEqualTo("0.1");
    assertThat(Canonical.json(Math.nextUp(0.1)).toString()).isEqualTo("0.10000000000000002");
    assertThat(Canonical.json(-0.0).toString()).isEqualTo("-0.0");
    assertThat(Canonical.json(Long.MIN_VALUE).toString()).isEqualTo("-9223372036854775808");
    assertThat(Canonical.json(2).toString()).isNotEqualTo(Canonical.json(2.0).toString());
  }

  @Test
  void whatHasNoCanonicalFormIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Canonical.json(new Object()))
        .withMessage("no canonical form for a java.lang.Object");
  }

  /** The published run, and one that differs from it in each respect. */
  private static List<RunSpec> variants() {
    List<RunSpec> runs = new ArrayList<>();
    RunSpec base = Specs.published();
    Activation relu = Activation.relu();
    runs.add(base);
    for (Architecture other :
        List.of(
            Architecture.biased(relu, 20, 64, 5),
            Architecture.unbiased(relu, 20, 65, 5),
            Architecture.unbiased(relu, 20, 6, 4, 5),
            Architecture.unbiased(Activation.identity(), 20, 64, 5),
            Architecture.unbiased(new Activation.SquaredRelu(), 20, 64, 5),
            Architecture.unbiased(new Activation.Tanh(), 20, 64, 5),
            Architecture.unbiased(new Activation.Sigmoid(), 20, 64, 5),
            Architecture.unbiased(new Activation.Gelu(), 20, 64, 5),
            Architecture.unbiased(new Activation.InitialGates(0), 20, 64, 5),
            Architecture.unbiased(new Activation.InitialGates(0.5), 20, 64, 5))) {
      runs.add(with(base, other, base.data(), base.loss(), base.optimizer(), base.divergence()));
    }
    for (DataSource other :
        List.of(
            new GaussianMixture(201, 50, 20, 5, 2),
            new GaussianMixture(200, 51, 20, 5, 2),
            new GaussianMixture(200, 50, 21, 5, 2),
            new GaussianMixture(200, 50, 20, 6, 2),
            new GaussianMixture(200, 50, 20, 5, Math.nextUp(2.0)),
            new Xor(200, 50),
            new ConcentricSpheres(200, 50, 20),
            new ConcentricSpheres(200, 50, 21),
            new Mnist(200, 50),
            new MnistFiles("there", 200, 50),
            new MnistFiles("elsewhere", 200, 50),
            new DrawnFirst(new Xor(200, 50)),
            new NoisyLabels(base.data(), 0),
            new NoisyLabels(base.data(), 0.1))) {
      runs.add(
          with(base, base.architecture(), other, base.loss(), base.optimizer(), base.divergence()));
    }
    for (Loss other :
        List.of(new Loss.MeanSquaredError(), new Loss.Interpolated(0), new Loss.Interpolated(1))) {
      runs.add(
          with(base, base.architecture(), base.data(), other, base.optimizer(), base.divergence()));
    }
    runs.add(
        with(
            base,
            Architecture.unbiased(Activation.identity(), 20, 64, 5),
            new SecondMoments(base.data()),
            new Loss.MeanSquaredError(),
            base.optimizer(),
            base.divergence()));
    for (Optimizer other :
        List.of(
            new Optimizer.GradientDescent(0.1),
            new Optimizer.HeavyBall(0, 0),
            new Optimizer.HeavyBall(0.9, 0),
            new Optimizer.HeavyBall(0, 0.9),
            new Optimizer.Nesterov(0.9, 0),
            new Optimizer.Adam(0.9, 0.999, 1e-8, 0),
            new Optimizer.Adam(0.999, 0.9, 1e-8, 0),
            new Optimizer.Adam(0.9, 0.999, 1e-7, 0),
            new Optimizer.Adam(0.9, 0.999, 1e-8, 1))) {
      runs.add(with(base, base.architecture(), base.data(), base.loss(), other, base.divergence()));
    }
    for (DivergenceRule other :
        List.of(
            new DivergenceRule(10, Double.MAX_VALUE), new DivergenceRule(Double.MAX_VALUE, 10))) {
      runs.add(with(base, base.architecture(), base.data(), base.loss(), base.optimizer(), other));
    }
    runs.add(at(base, Math.nextUp(0.001), 2000, 42));
    runs.add(at(base, 0.001, 2001, 42));
    runs.add(at(base, 0.001, 2000, 43));
    runs.add(at(base, 0.001, 2000, -42));
    return runs;
  }

  private static RunSpec with(
      RunSpec base,
      Architecture architecture,
      DataSource data,
      Loss loss,
      Optimizer optimizer,
      DivergenceRule divergence) {
    return new RunSpec(
        architecture,
        data,
        loss,
        optimizer,
        base.learningRate(),
        base.steps(),
        base.seed(),
        divergence);
  }

  private static RunSpec at(RunSpec base, double learningRate, int steps, long seed) {
    return new RunSpec(
        base.architecture(),
        base.data(),
        base.loss(),
        base.optimizer(),
        learningRate,
        steps,
        seed,
        base.divergence());
  }
}
