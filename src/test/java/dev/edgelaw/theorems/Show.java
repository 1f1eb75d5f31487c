package dev.edgelaw.theorems;

public class Show {
  public static void main(String[] a) {
    for (Check c :
        Theorems.select(
            Theorems.catalogue(TestLaboratory.LABORATORY.arithmetic()), java.util.List.of(a))) {
      long t = System.nanoTime();
      Outcome o;
      try {
        o = c.run();
      } catch (RuntimeException e) {
        System.out.println(c.id() + " THREW " + e);
        e.printStackTrace(System.out);
        continue;
      }
      System.out.printf(
          "%-6s %-11s %5d %10.4g %-12s %-10s %5.2fs %s%n",
          o.id(),
          o.status(),
          o.instances(),
          o.worst(),
          o.requirement().text(),
          o.verdict(),
          (System.nanoTime() - t) / 1e9,
          o.asExpected() ? "" : o.where());
      for (var k : o.controls())
        System.out.printf(
            "         - %-50s %5d unnoticed %d closest %.3g%n",
            k.mutation(), k.instances(), k.unnoticed(), k.closest());
    }
  }
}
