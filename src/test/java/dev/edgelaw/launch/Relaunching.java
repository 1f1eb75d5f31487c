package dev.edgelaw.launch;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** A program behind a {@link Launcher} that tells what reached it; {@link LaunchIT} starts it. */
public final class Relaunching {
  private Relaunching() {}

  /**
   * Leads to {@link Told}.
   *
   * @param args the exit code, or {@code wait}; then anything
   * @throws Throwable what the program throws
   */
  public static void main(String[] args) throws Throwable {
    new Launcher(Relaunching.class, Told.class.getName(), "-XX:+UseSerialGC").launch(args);
  }

  /** What the launcher leads to. */
  public static final class Told {
    private Told() {}

    /**
     * Tells, then exits with the first argument or waits for a signal.
     *
     * @param args the exit code, or {@code wait}; then anything
     * @throws InterruptedException never
     */
    public static void main(String[] args) throws InterruptedException {
      if (args[0].equals("wait")) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("stopped")));
        System.out.println("waiting");
        Thread.sleep(60_000);
      }
      System.out.println("greeting " + System.getProperty("greeting"));
      System.out.println("option " + hasOption("-Xmx77m"));
      Arrays.stream(args).skip(1).forEach(argument -> System.out.println("argument " + argument));
      System.exit(Integer.parseInt(args[0]));
    }

    private static boolean hasOption(String option) {
      return ManagementFactory.getRuntimeMXBean().getInputArguments().contains(option);
    }
  }
}
