package dev.edgelaw.launch;

/** Study E16 on its own: the same as {@code edgelaw run E16}. */
public final class E16 {
  private E16() {}

  /**
   * Runs the study.
   *
   * @param args the options of {@code edgelaw run}
   * @throws Throwable what the program throws
   */
  public static void main(String[] args) throws Throwable {
    Edgelaw.run(E16.class, args);
  }
}
