package dev.edgelaw.launch;

/**
 * Entry point of {@code edgelaw.jar}: the command-line program, on whatever Java it is started
 * with.
 */
public final class Edgelaw {
  private Edgelaw() {}

  /**
   * Runs the program.
   *
   * @param args the command line
   * @throws Throwable what the program throws
   */
  public static void main(String[] args) throws Throwable {
    // One collector thread leaves the other cores to the workers, who allocate next to nothing.
    new Launcher(Edgelaw.class, "dev.edgelaw.cli.Main", "-XX:+UseSerialGC").launch(args);
  }

  /** Runs one study: {@code edgelaw run STUDY ARGS}. */
  static void run(Class<?> study, String[] args) throws Throwable {
    String[] line = new String[args.length + 2];
    line[0] = "run";
    line[1] = study.getSimpleName();
    System.arraycopy(args, 0, line, 2, args.length);
    main(line);
  }
}
