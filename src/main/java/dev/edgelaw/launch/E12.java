package dev.edgelaw.launch;

/** Study E12 on its own: the same as {@code edgelaw run E12}. */
public final class E12 {
  private E12() {}

  /**
   * Runs the study.
   *
   * @param args the options of {@code edgelaw run}
   * @throws Throwable what the program throws
   */
  public static void main(String[] args) throws Throwable {
    Edgelaw.run(E12.class, args);
  }
}
