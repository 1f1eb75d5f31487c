package dev.edgelaw.launch;

/** Study E11 on its own: the same as {@code edgelaw run E11}. */
public final class E11 {
  private E11() {}

  /**
   * Runs the study.
   *
   * @param args the options of {@code edgelaw run}
   * @throws Throwable what the program throws
   */
  public static void main(String[] args) throws Throwable {
    Edgelaw.run(E11.class, args);
  }
}
