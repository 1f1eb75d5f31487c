package dev.edgelaw.launch;

/** Study E00b on its own: the same as {@code edgelaw run E00b}. */
public final class E00b {
  private E00b() {}

  /**
   * Runs the study.
   *
   * @param args the options of {@code edgelaw run}
   * @throws Throwable what the program throws
   */
  public static void main(String[] args) throws Throwable {
    Edgelaw.run(E00b.class, args);
  }
}
