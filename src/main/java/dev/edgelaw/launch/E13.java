package dev.edgelaw.launch;

/** Study E13 on its own: the same as {@code edgelaw run E13}. */
public final class E13 {
  private E13() {}

  /**
   * Runs the study.
   *
   * @param args the options of {@code edgelaw run}
   * @throws Throwable what the program throws
   */
  public static void main(String[] args) throws Throwable {
    Edgelaw.run(E13.class, args);
  }
}
