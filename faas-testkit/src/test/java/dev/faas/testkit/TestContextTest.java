package dev.faas.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.CallerIdentity;
import dev.faas.ClientContext;
import dev.faas.EnvironmentVariables;
import dev.faas.FunctionInfo;
import dev.faas.TraceContext;
import dev.faas.events.HttpRequest;
import dev.faas.invoker.time.SimulatedTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class TestContextTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final TestContext context = TestContext.create();

  @Test
  void callsAHandlerDirectly() {
    assertThat(new Hello().handle(HttpRequest.get("/"), context).text()).isEqualTo("Hello");
  }

  @Test
  void isAFreshInvocationOfAFunctionWithTheServicesDefaults() {
    assertThat(context.requestId()).isEqualTo("11111111-2222-4333-8444-555555555555");
    assertThat(context.function()).isEqualTo(FunctionInfo.named("FunctionUnderTest"));
    assertThat(context.clock().instant()).isEqualTo("2026-01-01T12:00:01Z");
    assertThat(context.remaining()).isEqualTo(context.function().timeout());
    assertThat(context.environmentVariables()).isEqualTo(EnvironmentVariables.none());
    assertThat(context.isCancelled()).isFalse();
    assertThat(context.logger().isErrorEnabled()).isFalse();
  }

  @Test
  void changesOneThingAtATime() {
    assertThat(context.withRequestId("7").requestId()).isEqualTo("7");
    assertThat(context.withFunction(FunctionInfo.named("pets")).function().name())
        .isEqualTo("pets");
    assertThat(context.withDeadline(NOON).deadline()).isEqualTo(NOON);
    assertThat(context.withCancelled().isCancelled()).isTrue();
    var logger = LoggerFactory.getLogger(TestContextTest.class);
    assertThat(context.withLogger(logger).logger()).isSameAs(logger);
    assertThat(context
            .withEnvironmentVariable("A", "1")
            .withEnvironmentVariable("B", "2")
            .environmentVariables()
            .asMap())
        .isEqualTo(Map.of("A", "1", "B", "2"));
    assertThat(context).isEqualTo(TestContext.create());
  }

  @Test
  void tellsWhatTheCallerSentBesideTheEvent(@TempDir Path directory) {
    TraceContext trace = TraceContext.ofXRay("Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1");
    ClientContext client = new ClientContext(Map.of("app_title", "Album"), Map.of(), Map.of());
    CallerIdentity ada = new CallerIdentity("us-east-1:ada", "us-east-1:readers");

    assertThat(context.withTrace(trace).trace()).isEqualTo(trace);
    assertThat(context.withClientContext(client).clientContext()).isEqualTo(client);
    assertThat(context.withCallerIdentity(ada).callerIdentity()).isEqualTo(ada);
    assertThat(context.withTenantId("blue").tenantId()).isEqualTo("blue");
    assertThat(context.withTemporaryDirectory(directory).temporaryDirectory()).isEqualTo(directory);
    assertThat(context.withTenantId("blue").withTrace(trace).withRequestId("7"))
        .isEqualTo(context.withRequestId("7").withTrace(trace).withTenantId("blue"))
        .isNotEqualTo(context.withRequestId("7").withTrace(trace));
  }

  @Test
  void withoutBeingToldNobodySentAnythingAndFilesGoWhereTheJvmPutsThem() {
    assertThat(context.trace()).isNull();
    assertThat(context.clientContext()).isNull();
    assertThat(context.callerIdentity()).isNull();
    assertThat(context.tenantId()).isNull();
    assertThat(context.temporaryDirectory())
        .isEqualTo(Path.of(System.getProperty("java.io.tmpdir")));
  }

  @Test
  void anotherTimeLeavesAsMuchOfIt() {
    TestContext later = context.withRemaining(Duration.ofSeconds(9)).withTime(NOON);
    assertThat(later.clock().instant()).isEqualTo(NOON);
    assertThat(later.remaining()).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void isCancelledWhenItsClockReachesTheDeadline() {
    SimulatedTime time = SimulatedTime.startingAt(NOON);
    TestContext moving = context.withClock(time).withRemaining(Duration.ofSeconds(2));
    assertThat(moving.isCancelled()).isFalse();
    time.advance(Duration.ofSeconds(2));
    assertThat(moving.isCancelled()).isTrue();
    assertThat(moving.remaining()).isZero();
  }

  @Test
  void equalsByValue() {
    assertThat(context.withEnvironmentVariable("A", "1").withTime(NOON))
        .isEqualTo(context.withTime(NOON).withEnvironmentVariable("A", "1"))
        .hasSameHashCodeAs(context.withTime(NOON).withEnvironmentVariable("A", "1"))
        .isNotEqualTo(context.withTime(NOON))
        .isNotEqualTo(context.withTime(NOON).withEnvironmentVariable("A", "1").withCancelled());
  }

  @Test
  void printsNoSecrets() {
    assertThat(context.withEnvironmentVariable("PASSWORD", "secret").toString())
        .startsWith("TestContext[requestId=11111111-")
        .contains("PASSWORD")
        .doesNotContain("secret");
  }
}
