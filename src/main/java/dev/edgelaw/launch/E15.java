package dev.edgelaw.launch;

/** Study E15 on its own: the same as {@code edgelaw run E15}. */
public final class E15 {
  private E15() {}

  /**
   * Runs the study.
   *
   * @param args the options of {@code edgelaw run}
   * @throws Throwable what the program throws
   */
  public static void main(String[] args) throws Throwable {
    Edgelaw.run(E15.class, args);
  }
}
