package dev.edgelaw.launch;

/** Study E23 on its own: the same as {@code edgelaw run E23}. */
public final class E23 {
  private E23() {}

  /**
   * Runs the study.
   *
   * @param args the options of {@code edgelaw run}
   * @throws Throwable what the program throws
   */
  public static void main(String[] args) throws Throwable {
    Edgelaw.run(E23.class, args);
  }
}
