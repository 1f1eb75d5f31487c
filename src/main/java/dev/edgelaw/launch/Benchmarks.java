package dev.edgelaw.launch;

/**
 * Entry point of {@code benchmarks.jar}: the JMH benchmarks, on whatever Java they are started
 * with.
 */
public final class Benchmarks {
  private Benchmarks() {}

  /**
   * Runs the benchmarks.
   *
   * @param args the command line; without any, a guide and a summary
   * @throws Throwable what JMH throws
   */
  public static void main(String[] args) throws Throwable {
    new Launcher(Benchmarks.class, "dev.edgelaw.bench.Main", "").launch(args);
  }
}
