package dev.edgelaw.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerPoolTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  @DisplayName("the threads that measure the peak are those that run the benchmark")
  void sameThreads(int threads) throws Exception {
    assertThat(WorkerPool.ofThisJvm()).isEmpty();
    try (WorkerPool pool = new WorkerPool(threads, "worker")) {
      assertThat(WorkerPool.ofThisJvm()).containsSame(pool);
      for (int iteration = 0; iteration < 20; iteration++) {
        Set<Thread> working = working(pool, threads);
        Set<Thread> measuring = ConcurrentHashMap.newKeySet();
        double mean = pool.mean(() -> measuring.add(Thread.currentThread()) ? 7 : Double.NaN);
        assertThat(mean).isEqualTo(7);
        assertThat(working).hasSize(threads);
        assertThat(measuring).isEqualTo(working);
      }
    }
  }

  /** Does what JMH does in an iteration: one task for each thread, none ready before all are. */
  private static Set<Thread> working(WorkerPool pool, int threads) throws Exception {
    Set<Thread> workers = ConcurrentHashMap.newKeySet();
    CyclicBarrier together = new CyclicBarrier(threads);
    List<Future<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      tasks.add(
          pool.submit(
              () -> {
                workers.add(Thread.currentThread());
                return together.await();
              }));
    }
    for (Future<Integer> task : tasks) {
      task.get();
    }
    return workers;
  }
}
