package dev.edgelaw.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a browser lays it out, where there is a Chromium. */
class BrowserTest {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "chrome");

  /** The page in frames of three widths; what it finds wrong stands in its last element. */
  private static final String FRAMES =
      """
      <!DOCTYPE html><body>
      <iframe src="report.html" style="width:400px"></iframe>
      <iframe src="report.html" style="width:800px"></iframe>
      <iframe src="report.html" style="width:1400px"></iframe>
      <pre id="found">not run</pre>
      <script>
      onload = () => {
        const found = [];
        for (const frame of document.querySelectorAll('iframe')) {
          const page = frame.contentDocument, width = page.documentElement.clientWidth;
          if (page.documentElement.scrollWidth > width) found.push('overflow at ' + width);
          for (const e of page.querySelectorAll('body *')) {
            const right = e.getBoundingClientRect().right;
            if (right > width + 1 && !e.closest('.scroll, .wide')) found.push(e.tagName + ' to ' + right);
          }
          for (const a of page.querySelectorAll('a[href^="#"]'))
            if (!page.getElementById(a.getAttribute('href').slice(1))) found.push(a.href);
        }
        document.getElementById('found').textContent = found.join('; ') || 'nothing wrong';
      };
      </script></body>
      """;

  @TempDir private Path folder;

  private static Optional<Path> browser() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(path -> NAMES.stream().map(name -> Path.of(path, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Test
  @DisplayName("no overflow at 400, 800 and 1400 px, no dead link, nothing in the console")
  void laidOut() throws Exception {
    Optional<Path> browser = browser();
    assumeTrue(browser.isPresent(), "no Chromium on the PATH");
    ReportFiles.write(ReportFilesTest.content(), folder, warning -> {});
    Path frames = Files.writeString(folder.resolve("frames.html"), FRAMES);
    Path page = folder.resolve("page.txt");
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(
                Stream.of(
                        browser.orElseThrow().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--allow-file-access-from-files",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--enable-logging=stderr",
                        "--virtual-time-budget=5000",
                        "--dump-dom",
                        frames.toUri().toString())
                    .toList())
            .redirectOutput(page.toFile())
            .redirectError(log.toFile())
            .start();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    process.destroyForcibly();
    assumeTrue(ended && Files.size(page) > 0, "the browser does not start here");
    assertThat(Files.readString(page)).contains("<pre id=\"found\">nothing wrong</pre>");
    assertThat(Files.readAllLines(log)).noneMatch(line -> line.contains("CONSOLE"));
  }
}
