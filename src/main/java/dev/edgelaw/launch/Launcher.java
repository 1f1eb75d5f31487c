package dev.edgelaw.launch;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/**
 * Runs a main class that needs {@value Jdk#REQUIRED_MODULE}: in this JVM if it can, else in a JVM
 * that can.
 *
 * <p>No manifest attribute resolves an incubator module, so that {@code java -jar} alone never
 * suffices.
 */
final class Launcher {
  private static final String MARKER = "edgelaw.relaunched";
  private static final int BAD_INPUT = 2;

  private final Class<?> entryPoint;
  private final String mainClass;
  private final String collector;

  /**
   * @param entryPoint the class to start in the other JVM; it leads back here
   * @param mainClass the name of the class that does the work
   * @param collector the garbage collector of the other JVM unless the user chose one; may be empty
   */
  Launcher(Class<?> entryPoint, String mainClass, String collector) {
    this.entryPoint = entryPoint;
    this.mainClass = mainClass;
    this.collector = collector;
  }

  void launch(String[] args) throws Throwable {
    if (canRunHere()) {
      runHere(args);
    } else {
      System.exit(relaunch(args));
    }
  }

  private static boolean canRunHere() {
    return Jdk.feature(System.getProperty("java.specification.version")) >= Jdk.REQUIRED_FEATURE
        && isPresent(Jdk.REQUIRED_MODULE + ".DoubleVector");
  }

  private static boolean isPresent(String className) {
    try {
      Class.forName(className, false, ClassLoader.getSystemClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private void runHere(String[] args) throws Throwable {
    try {
      Class.forName(mainClass).getMethod("main", String[].class).invoke(null, (Object) args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private int relaunch(String[] args) {
    try {
      if (Boolean.getBoolean(MARKER)) {
        throw new NoJdkException(
            System.getProperty("java.home")
                + " lacks the module "
                + Jdk.REQUIRED_MODULE
                + " or is older than it says");
      }
      Jdk jdk = JdkFinder.ofThisMachine().find();
      List<String> jvmArguments = ManagementFactory.getRuntimeMXBean().getInputArguments();
      return Child.start(
              new ChildCommand(jdk, jvmArguments)
                  .forMain(
                      "-D" + MARKER + "=true",
                      collector,
                      System.getProperty("java.class.path"),
                      entryPoint,
                      args))
          .waitFor();
    } catch (NoJdkException | IOException e) {
      System.err.println("edgelaw: " + e.getMessage());
      return BAD_INPUT;
    }
  }
}
