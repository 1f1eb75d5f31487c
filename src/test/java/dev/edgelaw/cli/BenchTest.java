package dev.edgelaw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.benchmarks.Synthetic;
import dev.edgelaw.benchmarks.TargetTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("edgelaw bench")
class BenchTest {
  @TempDir private Path folder;

  @Test
  void compareEndsWithOneWhenSomethingIsSlower() throws IOException {
    String before = file("a", new Synthetic().withMachine().withStep(64, 1, 1.01, 1).text());
    String after = file("b", new Synthetic().withMachine().withStep(64, 1.5, 1.51, 1.5).bare());

    Captured slower = Captured.of("bench", "compare", before, after);
    assertThat(slower.exitCode()).isEqualTo(1);
    assertThat(slower.err()).isEmpty();
    assertThat(slower.out())
        .anySatisfy(line -> assertThat(line).contains("GradientStep.step", "1.50", "SLOWER"))
        .last()
        .asString()
        .startsWith("3 compared: 1 slower, 0 faster by more than 5 %");
    assertThat(Captured.of("bench", "compare", after, before).exitCode()).isZero();
    assertThat(Captured.of("bench", "compare", before, after, "--tolerance", "0.6").exitCode())
        .isZero();
  }

  @Test
  void tableWritesBetweenTheMarkers() throws IOException {
    String figures = file("a", new Synthetic().withMachine().withStep(64, 1.25).text());
    Path readme = folder.resolve("README.md");
    Files.writeString(
        readme, "before\n%s\nold\n%s\nbehind\n".formatted(TargetTable.BEGIN, TargetTable.END));

    Captured captured = Captured.of("bench", "table", figures, "--write", readme.toString());
    assertThat(captured.exitCode()).isZero();
    assertThat(Files.readString(readme))
        .startsWith("before\n" + TargetTable.BEGIN + "\nSome(R) CPU")
        .contains("| step, width 64, MSE | 80 % of peak | >= 65 % of peak | yes |")
        .doesNotContain("old\n")
        .endsWith(TargetTable.END + "\nbehind\n");
  }

  @Test
  void rooflineHoldsKernelsAgainstThePeak() throws IOException {
    String figures = file("a", new Synthetic().withMachine().withStep(64, 2).text());
    Captured captured = Captured.of("bench", "roofline", figures);
    assertThat(captured.exitCode()).isZero();
    assertThat(captured.out()).first().isEqualTo("peak of one core 100.0 GF/s, memory 10.0 GB/s");
    assertThat(captured.out())
        .anySatisfy(line -> assertThat(line).contains("GradientStep.step", "50.0", "50 %"));
  }

  @Test
  void unusableInputIsOneLine() throws IOException {
    String good = file("a", new Synthetic().withMachine().text());
    String noPeak = file("b", new Synthetic().withStep(64, 1).text());
    assertRefused("benchmark file '/nowhere': must be a file", "compare", "/nowhere", good);
    assertRefused("must be JMH's JSON", "roofline", file("c", "{\"results\" : ["));
    assertRefused("must be an array", "roofline", file("d", "{}"));
    assertRefused("share no benchmark", "compare", good, noPeak);
    assertRefused("tolerance -1.0: must be from 0", "compare", good, good, "--tolerance", "-1");
    assertRefused("holds no MachinePeak.fma", "roofline", noPeak);
    assertRefused("needs one of compare, table, roofline");
    assertRefused("needs the lines", "table", good, "--write", file("e.md", "x"));
  }

  private void assertRefused(String message, String... args) {
    String[] line = new String[args.length + 1];
    line[0] = "bench";
    System.arraycopy(args, 0, line, 1, args.length);
    Captured captured = Captured.of(line);
    assertThat(captured.exitCode()).as(message).isEqualTo(2);
    assertThat(captured.out()).isEmpty();
    assertThat(captured.err()).singleElement().asString().startsWith("edgelaw: ").contains(message);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
