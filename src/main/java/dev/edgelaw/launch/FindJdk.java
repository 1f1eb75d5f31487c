package dev.edgelaw.launch;

/** Prints the home of the Java installation that the program runs on, for scripts. */
public final class FindJdk {
  private FindJdk() {}

  /**
   * Prints one line, or exits with 2 if there is none.
   *
   * @param args ignored
   */
  public static void main(String[] args) {
    try {
      System.out.println(
          JdkFinder.ofThisMachine().find().executable().resolve("../..").normalize());
    } catch (NoJdkException e) {
      System.err.println("edgelaw: " + e.getMessage());
      System.exit(2);
    }
  }
}
