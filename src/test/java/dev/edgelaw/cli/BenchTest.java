package dev.edgelaw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.benchmarks.Synthetic;
import dev.edgelaw.benchmarks.TargetTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
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
  @DisplayName("the file of a run that was stopped is read, and one line says that it was")
  void incompleteFile() throws IOException {
    Synthetic figures = new Synthetic().withMachine().withStep(64, 1, 1.01);
    String whole = file("a", figures.stopped(7, 7));
    String part = file("b", figures.stopped(2, 7));
    String note = "'b' holds 2 of 7 selections: the run has not come to its end";

    for (String[] line :
        new String[][] {{"table", part}, {"compare", whole, part}, {"roofline", part}}) {
      Captured captured =
          Captured.of(Stream.concat(Stream.of("bench"), Stream.of(line)).toArray(String[]::new));
      assertThat(captured.exitCode()).isZero();
      assertThat(captured.out()).filteredOn(text -> text.strip().equals(note)).hasSize(1);
    }
    assertThat(Captured.of("bench", "table", whole).out()).noneMatch(s -> s.contains("selections"));
    Path readme = folder.resolve("README.md");
    Files.writeString(readme, TargetTable.BEGIN + "\n" + TargetTable.END + "\n");
    Captured.of("bench", "table", part, "--write", readme.toString());
    assertThat(Files.readString(readme)).contains("\n\n" + note + ".\n\n|");
    String unread = Files.readString(Path.of(part)).replace("\"finished\" : 2", "\"finished\" : 8");
    assertRefused("must be JMH's JSON", "table", file("c", unread));
  }

  @Test
  @DisplayName("stopped before anything that has a target: no table, and no refusal")
  void hardlyBegun() throws IOException {
    String part =
        file("a", new Synthetic().with("MachinePeak.fma", Map.of(), "us", 19.2).stopped(1, 7));
    Captured captured = Captured.of("bench", "table", part);
    assertThat(captured.exitCode()).isZero();
    assertThat(captured.out()).hasSize(2).last().asString().contains("holds 1 of 7 selections");
    String readme = file("R.md", TargetTable.BEGIN + "\n" + TargetTable.END + "\n");
    assertRefused("holds no figure that has a target", "table", part, "--write", readme);
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
