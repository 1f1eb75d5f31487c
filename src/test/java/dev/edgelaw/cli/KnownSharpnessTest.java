package dev.edgelaw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.data.GaussianMixture;
import dev.edgelaw.engine.AtFirstWeights;
import dev.edgelaw.engine.Canonical;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Loss;
import dev.edgelaw.optim.DivergenceRule;
import dev.edgelaw.optim.Optimizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownSharpnessTest {
  @TempDir private Path folder;

  private static RunSpec run(double learningRate, int steps, long seed) {
    return new RunSpec(
        Architecture.unbiased(Activation.relu(), 4, 8, 3),
        new GaussianMixture(20, 5, 4, 3, 2.0),
        new Loss.MeanSquaredError(),
        Optimizer.gradientDescent(),
        learningRate,
        steps,
        seed,
        DivergenceRule.NOT_FINITE);
  }

  @Test
  @DisplayName("the value is that of the observation, whatever the learning rate and the steps")
  void computes() throws IOException {
    double expected = AtFirstWeights.sharpness(run(0.1, 50, 7));
    KnownSharpness sharpness = new KnownSharpness(folder);
    assertThat(sharpness.of(run(0.1, 50, 7))).isEqualTo(expected);
    assertThat(sharpness.of(run(0.2, 30, 7))).isEqualTo(expected);
    assertThat(sharpness.of(run(0.1, 50, 8))).isNotEqualTo(expected);
    sharpness.save();
    assertThat(Files.readAllLines(folder.resolve("sharpness.txt"))).hasSize(1 + 2);
    assertThat(new KnownSharpness(folder).of(run(1, 1, 7))).isEqualTo(expected);
  }

  @Test
  @DisplayName("a value that is kept is not computed again, unless the file is damaged")
  void keeps() throws IOException {
    KnownSharpness first = new KnownSharpness(folder);
    double expected = first.of(run(1, 1, 7));
    first.save();
    Path file = folder.resolve("sharpness.txt");
    String identity = Files.readAllLines(file).get(1).split(" ")[0];
    String entry = identity + " 7.25";
    Files.write(file, List.of(Canonical.hash(entry), entry));
    assertThat(new KnownSharpness(folder).of(run(1, 1, 7))).isEqualTo(7.25);
    for (List<String> damaged :
        List.of(
            List.<String>of(),
            List.of("nonsense"),
            List.of(Canonical.hash(entry)),
            List.of(Canonical.hash(entry), entry.replace("7.25", "7.26")))) {
      Files.write(file, damaged);
      assertThat(new KnownSharpness(folder).of(run(1, 1, 7))).isEqualTo(expected);
    }
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThat(new KnownSharpness(folder).of(run(1, 1, 7))).isEqualTo(expected);
  }
}
