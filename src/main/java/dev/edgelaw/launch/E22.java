package dev.edgelaw.launch;

/** Study E22 on its own: the same as {@code edgelaw run E22}. */
public final class E22 {
  private E22() {}

  /**
   * Runs the study.
   *
   * @param args the options of {@code edgelaw run}
   * @throws Throwable what the program throws
   */
  public static void main(String[] args) throws Throwable {
    Edgelaw.run(E22.class, args);
  }
}
