package dev.edgelaw.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RelayTest {
  private static final int BLOCKS = 29;
  private static final int SUMS = 5;

  @Test
  @Timeout(60)
  @DisplayName("every sum gets its terms in the order of blocks, call after call")
  void order() {
    Relay relay = new Relay(BLOCKS);
    Relay.Runner[] runners = {relay.runner(), relay.runner(), relay.runner()};
    AtomicInteger taken = new AtomicInteger();
    int[][] terms = new int[SUMS][BLOCKS];
    int[] count = new int[SUMS];
    int[] expected = new int[BLOCKS];
    Arrays.setAll(expected, b -> b);
    try (Crew crew = Crew.of(runners.length)) {
      for (int call = 0; call < 100; call++) {
        relay.restart();
        taken.set(0);
        Arrays.fill(count, 0);
        crew.each(
            t -> {
              Relay.Runner runner = runners[t];
              for (int b = taken.getAndIncrement(); b < BLOCKS; b = taken.getAndIncrement()) {
                runner.begin(b);
                for (int sum = 0; sum < SUMS; sum++) {
                  runner.await();
                  terms[sum][count[sum]++] = b;
                  runner.pass();
                }
                runner.end();
              }
            });
        for (int[] sum : terms) {
          assertThat(sum).isEqualTo(expected);
          Arrays.fill(sum, -1);
        }
      }
    }
  }

  @Test
  @Timeout(60)
  @DisplayName("a block that fails keeps nobody waiting")
  void failure() {
    Relay relay = new Relay(BLOCKS);
    Relay.Runner[] runners = {relay.runner(), relay.runner()};
    AtomicInteger taken = new AtomicInteger();
    AtomicInteger carried = new AtomicInteger();
    try (Crew crew = Crew.of(2)) {
      relay.restart();
      assertThatThrownBy(
              () ->
                  crew.each(
                      t -> {
                        Relay.Runner runner = runners[t];
                        int b;
                        while ((b = taken.getAndIncrement()) < BLOCKS) {
                          runner.begin(b);
                          try {
                            runner.await();
                            if (b == 3) {
                              throw new IllegalStateException("block " + b);
                            }
                            runner.pass();
                            carried.getAndIncrement();
                          } finally {
                            runner.end();
                          }
                        }
                      }))
          .hasMessage("block 3");
    }
    assertThat(carried.get()).isEqualTo(BLOCKS - 1);
  }
}
