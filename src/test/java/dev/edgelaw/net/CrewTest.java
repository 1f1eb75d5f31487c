package dev.edgelaw.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.edgelaw.data.Dataset;
import dev.edgelaw.data.GaussianMixture;
import dev.edgelaw.data.Mnist;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.random.TorchGenerator;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrewTest {
  private final Arithmetic arithmetic = ArithmeticProvider.lookup(Backend.AUTO).arithmetic();

  @ParameterizedTest(name = "{0} threads")
  @CsvSource({"2", "3", "7", "64"})
  @DisplayName("any number of threads gives the bits of one, more threads than blocks included")
  void sameBits(int threads) {
    Dataset mixture = new GaussianMixture(130, 10, 20, 5, 2.0).draw(new TorchGenerator(1)).train();
    Dataset digits = new Mnist(90, 10).draw(new TorchGenerator(1)).train();
    Architecture wide = Architecture.unbiased(Activation.relu(), 20, 33, 5);
    Architecture deep = Architecture.unbiased(Activation.relu(), 784, 32, 16, 10);
    Architecture smooth = new Architecture(wide.widths(), new Activation.Tanh(), true);
    try (Crew crew = Crew.of(threads)) {
      for (Loss loss : new Loss[] {new Loss.MeanSquaredError(), new Loss.CrossEntropy()}) {
        sameBits(wide, loss, mixture, crew);
        sameBits(smooth, loss, mixture, crew);
        sameBits(deep, loss, digits, crew);
      }
    }
  }

  @ParameterizedTest(name = "{0} threads, {1} samples")
  @CsvSource({"2,1", "2,37", "2,203", "3,701", "7,299", "64,90"})
  @DisplayName("nets in panels have the bits of one thread, whatever the samples")
  void sameBitsInPanels(int threads, int samples) {
    Dataset mixture =
        new GaussianMixture(samples, 10, 20, 5, 2.0).draw(new TorchGenerator(1)).train();
    Dataset digits = new Mnist(samples, 10).draw(new TorchGenerator(1)).train();
    try (Crew crew = Crew.of(threads)) {
      for (Loss loss :
          new Loss[] {
            new Loss.MeanSquaredError(), new Loss.CrossEntropy(), new Loss.Interpolated(0.3)
          }) {
        sameBits(Architecture.unbiased(Activation.relu(), 20, 256, 5), loss, mixture, crew);
        sameBits(Architecture.unbiased(Activation.relu(), 784, 32, 32, 10), loss, digits, crew);
      }
      Loss loss = new Loss.MeanSquaredError();
      Activation smooth = new Activation.Tanh();
      sameBits(Architecture.unbiased(smooth, 20, 64, 28, 96, 5), loss, mixture, crew);
      sameBits(Architecture.unbiased(smooth, 784, 32, 32, 10), loss, digits, crew);
    }
  }

  private void sameBits(Architecture architecture, Loss loss, Dataset data, Crew crew) {
    NetworkLoss alone = new NetworkLoss(arithmetic, architecture, loss, data);
    NetworkLoss together = new NetworkLoss(arithmetic, architecture, loss, data, crew);
    double[] parameters = InitialParameters.draw(alone.layout(), new TorchGenerator(3));
    double[] expected = new double[parameters.length];
    double[] gradient = new double[parameters.length];
    Arrays.fill(gradient, Double.NaN);
    for (int step = 0; step < 3; step++) {
      double value = alone.valueAndGradient(parameters, expected);
      assertThat(together.valueAndGradient(parameters, gradient)).isEqualTo(value);
      assertThat(gradient).isEqualTo(expected);
      assertThat(together.outputGradient()).isEqualTo(alone.outputGradient());
      arithmetic.addScaled(-0.1, expected, 0, parameters, 0, parameters.length);
    }
    int[] batch = {0, data.samples() / 2, 0};
    if (data.samples() >= batch.length) {
      together.useBatch(batch);
      alone.useBatch(batch);
    }
    assertThat(together.value(parameters)).isEqualTo(alone.value(parameters));
    together.useAllSamples();
    alone.useAllSamples();
    assertThat(together.value(parameters)).isEqualTo(alone.value(parameters));
  }

  @Test
  @DisplayName("every part is done once a round, asleep or awake")
  void everyPart() throws InterruptedException {
    AtomicIntegerArray count = new AtomicIntegerArray(3);
    try (Crew crew = Crew.of(3)) {
      for (int round = 1; round <= 200; round++) {
        if (round % 50 == 0) {
          Thread.sleep(Duration.ofMillis(5));
        }
        crew.each(count::incrementAndGet);
        for (int part = 0; part < 3; part++) {
          assertThat(count.get(part)).isEqualTo(round);
        }
      }
    }
  }

  @Test
  @DisplayName("a failure of a part reaches the caller, and the crew goes on")
  void failure() {
    try (Crew crew = Crew.of(2)) {
      for (int failing = 0; failing < 2; failing++) {
        int bad = failing;
        assertThatThrownBy(
                () ->
                    crew.each(
                        part -> {
                          if (part == bad) {
                            throw new IllegalStateException("part " + part);
                          }
                        }))
            .hasMessage("part " + bad);
      }
      AtomicIntegerArray count = new AtomicIntegerArray(2);
      crew.each(count::incrementAndGet);
      assertThat(count.get(1)).isOne();
    }
  }

  @Test
  @DisplayName("a step of several threads allocates nothing in any of them")
  void allocatesNothing() {
    Dataset mixture = new GaussianMixture(130, 10, 20, 5, 2.0).draw(new TorchGenerator(1)).train();
    Dataset digits = new Mnist(90, 10).draw(new TorchGenerator(1)).train();
    allocatesNothing(Architecture.unbiased(Activation.relu(), 20, 64, 5), mixture);
    allocatesNothing(Architecture.unbiased(Activation.relu(), 784, 32, 32, 10), digits);
  }

  private static void allocatesNothing(Architecture architecture, Dataset data) {
    try (Crew crew = Crew.of(2)) {
      NetworkLoss loss =
          new NetworkLoss(
              ArithmeticProvider.lookup(Backend.SCALAR).arithmetic(),
              architecture,
              new Loss.MeanSquaredError(),
              data,
              crew);
      double[] parameters = InitialParameters.draw(loss.layout(), new TorchGenerator(3));
      double[] gradient = new double[parameters.length];
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long[] bytes = new long[crew.size()];
      IntConsumer since = t -> bytes[t] = threads.getCurrentThreadAllocatedBytes() - bytes[t];
      loss.valueAndGradient(parameters, gradient);
      crew.each(since);
      for (int step = 0; step < 200; step++) {
        loss.valueAndGradient(parameters, gradient);
      }
      crew.each(since);
      for (long allocated : bytes) {
        // The counter itself may show a few bytes once.
        assertThat(allocated).isLessThan(3000);
      }
    }
  }

  @Test
  @DisplayName("no crew of nobody")
  void nobody() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Crew.of(0))
        .withMessage("crew of 0 threads: must be at least 1");
  }
}
