package dev.edgelaw.launch;

/** Study E06 on its own: the same as {@code edgelaw run E06}. */
public final class E06 {
  private E06() {}

  /**
   * Runs the study.
   *
   * @param args the options of {@code edgelaw run}
   * @throws Throwable what the program throws
   */
  public static void main(String[] args) throws Throwable {
    Edgelaw.run(E06.class, args);
  }
}
