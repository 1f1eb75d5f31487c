package dev.edgelaw.launch;

/** Study E18 on its own: the same as {@code edgelaw run E18}. */
public final class E18 {
  private E18() {}

  /**
   * Runs the study.
   *
   * @param args the options of {@code edgelaw run}
   * @throws Throwable what the program throws
   */
  public static void main(String[] args) throws Throwable {
    Edgelaw.run(E18.class, args);
  }
}
