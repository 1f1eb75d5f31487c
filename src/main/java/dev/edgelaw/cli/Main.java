package dev.edgelaw.cli;

import java.util.Arrays;

/** The command-line program. */
public final class Main {
  private Main() {}

  /**
   * Runs the program.
   *
   * @param args the command line
   * @throws Exception never
   */
  public static void main(String[] args) throws Exception {
    System.out.println(Arrays.toString(args));
    System.out.println(
        Runtime.version().feature()
            + " "
            + ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
            + " "
            + java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
    if (args.length > 1 && args[0].equals("sleep")) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("stopped")));
      Thread.sleep(Long.parseLong(args[1]));
    }
    System.exit(args.length > 1 && args[0].equals("exit") ? Integer.parseInt(args[1]) : 0);
  }
}
