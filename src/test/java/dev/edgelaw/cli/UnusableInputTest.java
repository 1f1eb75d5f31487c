package dev.edgelaw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever a user gets wrong: one line that says what, exit code 2, nothing run, no stack trace.
 */
class UnusableInputTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run E99 | study 'E99': must be one of E00b, E01, ",
        "run E05 E99 | study 'E99': must be one of ",
        "run | Missing required parameter: 'STUDY'",
        "run E05 --learning-rates -1 | learning rate -1.0: must be finite and above 0",
        "run E05 --learning-rates 0 | learning rate 0.0: must be finite and above 0",
        "run E05 --learning-rates 0.1,NaN | learning rate NaN: must be finite and above 0",
        "run E05 --learning-rates 1e999 | learning rate Infinity: must be finite and above 0",
        "run E05 --learning-rates abc | Invalid value for option '--learning-rates'",
        "run E05 --learning-rates 0.1,,0.2 | Invalid value for option '--learning-rates'",
        "run E05 --seeds x | Invalid value for option '--seeds'",
        "run E05 --seeds 1.5 | Invalid value for option '--seeds'",
        "run E05 --seeds 99999999999999999999 | Invalid value for option '--seeds'",
        "run E05 --seeds | Missing required parameter for option '--seeds'",
        "run E05 --steps 0 | steps 0: must be at least 1",
        "run E05 --steps -5 | steps -5: must be at least 1",
        "run E05 --steps 99999999999 | Invalid value for option '--steps'",
        "run E05 --threads 0 | threads 0: must be at least 1",
        "run E05 --shard 0/4 | shard 0/4: must be i/n with i from 1 to n",
        "run E05 --shard 5/4 | shard 5/4: must be i/n with i from 1 to n",
        "run E05 --shard two | shard 'two': must be i/n, for example 2/4",
        "run E04 --mnist /nowhere/at/all | /nowhere/at/all",
        "show E05 --out /nowhere/at/all | E05: 50 of 50 runs are not stored in"
            + " /nowhere/at/all/cells; make them with: edgelaw run E05 --out /nowhere/at/all",
        "show all | study 'all': one at a time",
        "show E99 | study 'E99': must be one of E00b, E01, ",
        "merge /nowhere/at/all --out /nowhere/else | store '/nowhere/at/all': must be a folder",
        "merge --out x | Missing required parameter: 'STORE'",
        "results-table --out /nowhere/at/all | runs are not stored in /nowhere/at/all/cells",
        "run E05 --threads many | Invalid value for option '--threads'",
        "run E05 --backend foo | backend 'foo': must be one of auto, scalar, ",
        "run E05 --nonsense | Unknown option: '--nonsense'",
        "run E05 --steps 5 --steps 6 | option '--steps' (T) should be specified only once",
        "theorems 99 | theorem check '99': there is none; ids are such as 1.1, 4 ",
        "theorems 1.1 1. | theorem check '1.': there is none",
        "theorems --threads 0 | threads 0: must be at least 1",
        "E05 | Unmatched argument at index 0: 'E05'",
        "--nonsense | Unknown option: '--nonsense'",
        "list E05 | Unmatched argument at index 1: 'E05'"
      })
  void isRefusedInOneLine(String commandLine, String message) {
    assertRefused(message, (commandLine + addOut(commandLine)).split(" "));
    assertThat(folder.resolve("out")).as("nothing is created before").doesNotExist();
  }

  /** A call that is not refused would otherwise leave its results in the project. */
  private String addOut(String commandLine) {
    return commandLine.startsWith("run E") && !commandLine.endsWith("--seeds")
        ? " --out " + folder.resolve("out")
        : "";
  }

  @Test
  @DisplayName("--out an existing file, or below one")
  void aFileInTheWay() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "content");
    assertRefused(file.toString(), "run", "E05", "--steps", "1", "--out", file.toString());
    assertRefused(
        file.toString(), "run", "E05", "--steps", "1", "--out", file.resolve("below").toString());
    assertThat(file).hasContent("content");
  }

  @Test
  @DisplayName("a file where the study's folder should be")
  void aFileInTheWayOfTheStudy() throws IOException {
    Files.writeString(folder.resolve("E05"), "content");
    Captured captured =
        Captured.of(
            "run",
            "E05",
            "--seeds",
            "7",
            "--learning-rates",
            "0.1",
            "--steps",
            "1",
            "--out",
            folder.toString());
    assertThat(captured.exitCode()).isEqualTo(2);
    assertThat(captured.err())
        .hasSize(2)
        .last()
        .asString()
        .isEqualTo("edgelaw: " + folder.resolve("E05") + ": is a file, a folder is needed");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "it has /proc")
  void aPlaceWhereNobodyMayWrite() {
    assertRefused("/proc/nope", "run", "E05", "--steps", "1", "--out", "/proc/nope");
  }

  private static void assertRefused(String message, String... args) {
    Captured captured = Captured.of(args);
    assertThat(captured.exitCode()).isEqualTo(2);
    assertThat(captured.out()).isEmpty();
    assertThat(captured.err())
        .singleElement()
        .asString()
        .startsWith("edgelaw: ")
        .contains(message)
        .doesNotContain("Exception");
  }
}
