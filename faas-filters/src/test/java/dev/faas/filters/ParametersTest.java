package dev.faas.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ParametersTest {

  /** What a secret may hold. */
  public record Login(String user, int port) {}

  private final Bench bench = new Bench();
  private final AtomicInteger fetches = new AtomicInteger();
  private boolean isBroken;
  private boolean isGone;

  /** Each fetch gives another value. */
  private final Parameters parameters = Parameters.from((name, context) -> {
    int fetch = fetches.incrementAndGet();
    if (isBroken) {
      throw new IOException("no route");
    }
    return isGone ? Optional.empty() : Optional.of(name + " " + fetch);
  });

  @Test
  void aValueIsFetchedOnceAndAnewWhenItsTimeIsOver() {
    assertThat(token()).isEqualTo("token 1");
    bench.clock.move(Duration.ofMinutes(5).minusMillis(1));
    assertThat(token()).isEqualTo("token 1");

    bench.clock.move(Duration.ofMillis(1));

    assertThat(token()).isEqualTo("token 2");
    assertThat(token()).isEqualTo("token 2");
  }

  @Test
  void namesAreFetchedApart() {
    token();

    assertThat(parameters.text("other", bench.context())).isEqualTo("other 2");
    assertThat(token()).isEqualTo("token 1");
  }

  @Test
  void withoutCacheEachCallFetches() {
    Parameters uncached = parameters.cachedFor(Duration.ZERO);

    assertThat(uncached.text("token", bench.context())).isEqualTo("token 1");
    assertThat(uncached.text("token", bench.context())).isEqualTo("token 2");
  }

  @Test
  void aForgottenValueIsFetchedAnew() {
    token();
    parameters.forget("token");
    parameters.forget("never asked for");

    assertThat(token()).isEqualTo("token 2");
  }

  @Test
  void aClockThatGoesBackMakesAValueStale() {
    token();
    bench.clock.move(Duration.ofMinutes(-1));

    assertThat(token()).isEqualTo("token 2");
  }

  @Test
  void whileItsSourceFailsTheOldValueIsUsedForAnHour() {
    token();
    isBroken = true;
    bench.clock.move(Duration.ofMinutes(64).plusSeconds(59));
    assertThat(token()).isEqualTo("token 1");

    bench.clock.move(Duration.ofSeconds(1));

    assertThatThrownBy(this::token)
        .isInstanceOf(ParameterException.class)
        .hasMessage("parameter token: expected a value, found that its source fails: "
            + "java.io.IOException: no route")
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void aSourceThatFailsIsAskedAgainAfterTenSeconds() {
    token();
    isBroken = true;
    bench.clock.move(Duration.ofMinutes(5));
    token();
    isBroken = false;
    bench.clock.move(Duration.ofSeconds(10).minusMillis(1));
    assertThat(token()).isEqualTo("token 1");
    assertThat(fetches).hasValue(2);

    bench.clock.move(Duration.ofMillis(1));

    assertThat(token()).isEqualTo("token 3");
  }

  @Test
  void oldValuesAreNotUsedWhereThatIsNotWanted() {
    Parameters strict = parameters.staleFor(Duration.ZERO);
    strict.text("token", bench.context());
    isBroken = true;
    bench.clock.move(Duration.ofMinutes(5));

    assertThatExceptionOfType(ParameterException.class)
        .isThrownBy(() -> strict.text("token", bench.context()));
  }

  @Test
  void aFailureIsNotRemembered() {
    isBroken = true;
    assertThatExceptionOfType(ParameterException.class).isThrownBy(this::token);
    isBroken = false;

    assertThat(token()).isEqualTo("token 2");
  }

  @Test
  void aParameterThatIsGoneIsMissedAtOnce() {
    token();
    isGone = true;
    bench.clock.move(Duration.ofMinutes(5));
    assertThatThrownBy(this::token)
        .isInstanceOfSatisfying(
            ParameterException.class, e -> assertThat(e.name()).isEqualTo("token"))
        .hasMessageContaining("Parameters.local(Map.of(\"token\", …))");

    isBroken = true;
    assertThatExceptionOfType(ParameterException.class).isThrownBy(this::token);
  }

  @Test
  void anInterruptedFetchLeavesTheThreadInterrupted() {
    Parameters interrupted = Parameters.from((name, context) -> {
      throw new InterruptedException();
    });

    assertThatExceptionOfType(ParameterException.class)
        .isThrownBy(() -> interrupted.text("token", bench.context()));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void localValuesAndEnvironmentVariablesNeedNoCloud() {
    var context = bench.context().withEnvironmentVariable("TABLE", "pets");

    assertThat(Parameters.local(Map.of("TABLE", "cats")).text("TABLE", context)).isEqualTo("cats");
    assertThat(Parameters.environmentVariables().text("TABLE", context)).isEqualTo("pets");
    ParameterSource both =
        ParameterSource.local(Map.of("A", "a")).or(ParameterSource.environmentVariables());
    assertThat(Parameters.from(both).text("TABLE", context)).isEqualTo("pets");
    assertThat(Parameters.from(both).text("A", context)).isEqualTo("a");
  }

  @Test
  void environmentVariablesAreThoseOfWhoAsks() {
    Parameters environment = Parameters.environmentVariables();
    environment.text("TABLE", bench.context().withEnvironmentVariable("TABLE", "pets"));

    assertThat(environment.text("TABLE", bench.context().withEnvironmentVariable("TABLE", "cats")))
        .isEqualTo("cats");
  }

  @Test
  void valuesAreReadAsBase64AndAsJson() {
    Parameters local =
        Parameters.local(Map.of("key", "aGVsbG8=", "login", "{\"user\":\"ada\",\"port\":7}"));

    assertThat(new String(local.base64("key", bench.context()), StandardCharsets.UTF_8))
        .isEqualTo("hello");
    assertThat(local.json("login", Login.class, bench.context())).isEqualTo(new Login("ada", 7));
    assertThat(local.decoded("login", new MappedCodec<>(Login.class), bench.context()))
        .isEqualTo(new Login("ada", 7));
  }

  @Test
  void negativeTimesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parameters.cachedFor(Duration.ofMillis(-1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parameters.staleFor(Duration.ofMillis(-1)));
  }

  private String token() {
    return parameters.text("token", bench.context());
  }
}
