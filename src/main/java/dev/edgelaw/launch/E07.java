package dev.edgelaw.launch;

/** Study E07 on its own: the same as {@code edgelaw run E07}. */
public final class E07 {
  private E07() {}

  /**
   * Runs the study.
   *
   * @param args the options of {@code edgelaw run}
   * @throws Throwable what the program throws
   */
  public static void main(String[] args) throws Throwable {
    Edgelaw.run(E07.class, args);
  }
}
