package dev.edgelaw.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The order of preference and the one-line messages, with folders that only look like a JDK. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the folders hold shell scripts")
class JdkFinderTest {
  private static final String MODULES = "MODULES=\"java.base jdk.incubator.vector jdk.jfr\"\n";

  @TempDir private Path root;
  private Path running;

  @BeforeEach
  void runsOnJava17() throws IOException {
    running = root.toRealPath().resolve("running");
    jdk("running", "17.0.15");
  }

  @Test
  void takesJavaHomeBeforeAllOthers() throws Exception {
    Path home = jdk("home", "26");
    Path onPath = jdk("onPath", "25.0.3");
    jdk("usual/a", "25.0.3");

    assertThat(find(Map.of("JAVA_HOME", home.toString(), "PATH", bin(onPath))))
        .isEqualTo(java(home));
  }

  @Test
  void skipsAJavaHomeThatIsTooOldOrMissing() throws Exception {
    Path onPath = jdk("onPath", "25.0.3");

    assertThat(find(Map.of("JAVA_HOME", running.toString(), "PATH", bin(onPath))))
        .isEqualTo(java(onPath));
    assertThat(find(Map.of("JAVA_HOME", "/no/such/folder", "PATH", bin(onPath))))
        .isEqualTo(java(onPath));
  }

  @Test
  void prefersTheRunningJvmToThePath() throws Exception {
    jdk("running", "27-ea");
    Path onPath = jdk("onPath", "25.0.3");

    assertThat(find(Map.of("PATH", bin(onPath)))).isEqualTo(java(running));
  }

  @Test
  void followsTheLinkOnThePath() throws Exception {
    Path target = jdk("elsewhere", "25.0.3");
    Path link = Files.createDirectories(root.resolve("links")).resolve("java");
    Files.createSymbolicLink(link, java(target));

    assertThat(find(Map.of("PATH", link.getParent().toString()))).isEqualTo(java(target));
  }

  @Test
  void takesTheLowestVersionThatFitsFromTheUsualFolders() throws Exception {
    jdk("usual/a", "27");
    jdk("usual/b", "1.8.0_402");
    Path bundle = jdk("usual/c/Contents/Home", "26.0.1");

    assertThat(find(Map.of())).isEqualTo(java(bundle));
  }

  @Test
  void asksAnInstallationThatHasNoReleaseFile() throws Exception {
    Path silent = jdk("usual/silent", "ignored");
    Files.delete(silent.resolve("release"));
    script(silent, "echo '    java.version = 25.0.3'");

    assertThat(find(Map.of())).isEqualTo(java(silent));
  }

  @Test
  void namesWhatItFoundWhenNothingSuits() throws Exception {
    Path bare = jdk("usual/bare", "25.0.1");
    Files.writeString(bare.resolve("release"), "JAVA_VERSION=\"25.0.1\"\nMODULES=\"java.base\"\n");

    assertThatThrownBy(() -> find(Map.of()))
        .isInstanceOf(NoJdkException.class)
        .hasMessage(
            "needs a JDK 25 or later with the module jdk.incubator.vector; found 17.0.15 in %s, 25.0.1 in %s"
                + " (without the module); install one (for example Eclipse Temurin 25) or set EDGELAW_JAVA",
            running, bare);
  }

  @Test
  void obeysTheUsersChoice() throws Exception {
    Path chosen = jdk("chosen", "26");
    Path home = jdk("home", "25");

    assertThat(find(Map.of("EDGELAW_JAVA", chosen.toString(), "JAVA_HOME", home.toString())))
        .isEqualTo(java(chosen));
    assertThat(find(Map.of("EDGELAW_JAVA", java(chosen).toString()))).isEqualTo(java(chosen));
  }

  @Test
  void neverReplacesTheUsersChoice() throws Exception {
    Path home = jdk("home", "25");

    for (String unusable : List.of("nonsense", running.toString(), "\0")) {
      assertThatThrownBy(() -> find(Map.of("EDGELAW_JAVA", unusable, "JAVA_HOME", home.toString())))
          .isInstanceOf(NoJdkException.class)
          .hasMessageStartingWith("EDGELAW_JAVA=" + unusable + " is not a JDK 25 or later");
    }
  }

  private Path find(Map<String, String> environment) throws NoJdkException {
    return new JdkFinder(
            environment, running, List.of(root.resolve("usual"), root.resolve("absent")))
        .find()
        .executable();
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = Files.createDirectories(root.toRealPath().resolve(name));
    Files.createDirectories(home.resolve("bin"));
    script(home, "exit 1");
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n" + MODULES);
    return home;
  }

  private static void script(Path home, String command) throws IOException {
    Files.writeString(java(home), "#!/bin/sh\n" + command + "\n");
    assertThat(java(home).toFile().setExecutable(true)).isTrue();
  }

  private static Path java(Path home) {
    return home.resolve("bin/java");
  }

  private static String bin(Path home) {
    return home.resolve("bin").toString();
  }
}
