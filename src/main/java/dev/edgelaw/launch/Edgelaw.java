package dev.edgelaw.launch;

/** Entry point of {@code edgelaw.jar}. */
public final class Edgelaw {
  private Edgelaw() {}

  /**
   * Runs the program.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    System.out.println("edgelaw");
  }
}
