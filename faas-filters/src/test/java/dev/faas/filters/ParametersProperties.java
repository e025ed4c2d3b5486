package dev.faas.filters;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Codec;
import dev.faas.Context;
import dev.faas.Payload;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ParametersProperties {

  /** A codec that tells in its failures what it was given. */
  private static final class Strict implements Codec<Integer> {
    @Override
    public Integer decode(Payload in) {
      return Integer.valueOf(in.text());
    }

    @Override
    public Payload encode(Integer value) {
      return Payload.of(value.toString());
    }
  }

  private final Bench bench = new Bench();

  @Property(tries = 300)
  void noValueIsEverShown(@ForAll @AlphaChars @StringLength(min = 24, max = 40) String secret) {
    for (String value : List.of(
        secret + "!",
        "\"" + secret + "\"",
        "{\"user\":\"" + secret + "\",\"port\":\"" + secret + "\"}",
        "{\"user\":{\"" + secret + "\":1}}",
        "[" + secret)) {
      Parameters parameters = Parameters.local(Map.of("login", value));
      List<Throwable> failures = new ArrayList<>();
      attempt(failures, () -> parameters.base64("login", bench.context()));
      attempt(
          failures, () -> parameters.json("login", ParametersTest.Login.class, bench.context()));
      attempt(failures, () -> parameters.decoded("login", new Strict(), bench.context()));

      assertThat(failures)
          .hasSize(3)
          .extracting(ParametersProperties::trace)
          .allSatisfy(shown ->
              assertThat(shown).contains("parameter login: expected").doesNotContain(secret));
      assertThat(parameters.toString()).doesNotContain(secret);
    }
  }

  /** The source has values that tell when they were fetched, and fails now and then. */
  @Property(tries = 500)
  void aValueIsFreshOrItsSourceFailsAndItIsNotTooOld(
      @ForAll @Size(max = 30) List<@IntRange(min = 10, max = 4_000) Integer> seconds,
      @ForAll Random chance) {
    AtomicBoolean isBroken = new AtomicBoolean();
    Parameters parameters = Parameters.from((name, context) -> {
      if (isBroken.get()) {
        throw new IOException("no route");
      }
      return Optional.of(context.clock().instant().toString());
    });
    Instant lastGood = Instant.MIN;
    for (int pause : seconds) {
      bench.clock.move(Duration.ofSeconds(pause));
      isBroken.set(chance.nextBoolean());
      Instant now = bench.clock.instant();
      Instant value = fetched(parameters);
      if (value == null) {
        assertThat(isBroken).isTrue();
        assertThat(lastGood).isBeforeOrEqualTo(now.minus(Duration.ofMinutes(65)));
      } else {
        assertThat(value).isAfter(now.minus(Duration.ofMinutes(isBroken.get() ? 65 : 5)));
        lastGood = value;
      }
    }
  }

  private @Nullable Instant fetched(Parameters parameters) {
    try {
      return Instant.parse(parameters.text("token", bench.context()));
    } catch (ParameterException e) {
      return null;
    }
  }

  @Test
  void ofManyWhoAskAtOnceOneFetches() throws Exception {
    AtomicInteger fetches = new AtomicInteger();
    AtomicInteger atOnce = new AtomicInteger();
    Parameters parameters = Parameters.from((name, context) -> {
      assertThat(atOnce.incrementAndGet()).isEqualTo(1);
      Thread.yield();
      atOnce.decrementAndGet();
      return Optional.of("value " + fetches.incrementAndGet());
    });
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      for (int round = 1; round <= 100; round++) {
        assertThat(askedAtOnce(pool, parameters)).hasSize(8).containsOnly("value " + round);
        bench.clock.move(Duration.ofMinutes(5));
      }
    } finally {
      pool.shutdownNow();
      assertThat(pool.awaitTermination(10, SECONDS)).isTrue();
    }
  }

  private List<String> askedAtOnce(ExecutorService pool, Parameters parameters) throws Exception {
    CyclicBarrier start = new CyclicBarrier(8);
    Context context = bench.context();
    List<Future<String>> asking = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      asking.add(pool.submit(() -> {
        start.await();
        return parameters.text("token", context);
      }));
    }
    List<String> answers = new ArrayList<>();
    for (Future<String> one : asking) {
      answers.add(one.get());
    }
    return answers;
  }

  private static void attempt(List<Throwable> failures, Runnable reading) {
    try {
      reading.run();
    } catch (RuntimeException e) {
      failures.add(e);
    }
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
