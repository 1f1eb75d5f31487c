package dev.edgelaw.launch;

/** Study E17 on its own: the same as {@code edgelaw run E17}. */
public final class E17 {
  private E17() {}

  /**
   * Runs the study.
   *
   * @param args the options of {@code edgelaw run}
   * @throws Throwable what the program throws
   */
  public static void main(String[] args) throws Throwable {
    Edgelaw.run(E17.class, args);
  }
}
