package dev.faas.invoker;

import static dev.faas.invoker.TextFormat.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.FunctionDefinition;
import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.log.LogStream;
import dev.faas.invoker.refusal.RefusedException;
import dev.faas.invoker.time.Moment;
import dev.faas.invoker.version.Alias;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class VersionedFunctionTest extends InvokerTest {

  private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:Echo";

  private final LocalFunction<String, String> function = deploy((event, context) ->
      event + " " + context.function().version() + " " + context.function().resourceName() + " "
          + context.environmentVariables().get("COLOUR").orElse("none") + " "
          + context.environmentVariables().require("AWS_LAMBDA_FUNCTION_VERSION"));

  private static String call(LocalFunction<String, String> function) {
    return returned(function.invoke("x")).result();
  }

  @Test
  @Reproduces({"versions-are-immutable", "invoked-arn"})
  void aPublishedVersionKeepsItsConfigurationAndIsCalledByItsNumber() {
    function.update(SETTINGS.withEnvironmentVariable("COLOUR", "red"));
    LocalFunction<String, String> one = function.publish();
    function.update(SETTINGS.withEnvironmentVariable("COLOUR", "blue"));

    assertThat(call(one)).isEqualTo("x 1 " + ARN + ":1 red 1");
    assertThat(call(function)).isEqualTo("x $LATEST " + ARN + " blue $LATEST");
    assertThat(call(function.at("$LATEST")))
        .isEqualTo("x $LATEST " + ARN + ":$LATEST blue $LATEST");
    assertThat(function.logGroup().streams())
        .extracting(LogStream::name)
        .anyMatch(name -> name.contains("[1]"));
    assertThat(function.publishedVersions()).containsExactly(1);
  }

  @Test
  @Reproduces({"alias-weights", "invoked-arn", "executed-version"})
  void anAliasOfTwoVersionsIsCalledByItsName() {
    function.publish();
    function.update(SETTINGS.withDescription("second"));
    function.publish();
    LocalFunction<String, String> live =
        function.createAlias(Alias.of("live", "1").withWeight("2", 0.5));

    Set<String> results = new TreeSet<>();
    Set<String> versions = new TreeSet<>();
    for (int i = 0; i < 20; i++) {
      Outcome<String> outcome = live.invoke("x");
      results.add(returned(outcome).result());
      versions.add(outcome.invocation().version());
    }

    assertThat(results)
        .containsExactly("x 1 " + ARN + ":live none 1", "x 2 " + ARN + ":live none 2");
    assertThat(versions).containsExactly("1", "2");
  }

  @Test
  void whoOnlyLooksAtAnAliasDrawsNoChanceAndSeesItsFirstVersion() {
    function.publish();
    function.update(SETTINGS.withDescription("second"));
    function.publish();
    LocalFunction<String, String> live =
        function.createAlias(Alias.of("live", "1").withWeight("2", 0.5));
    Moment before = time.moment();

    for (int i = 0; i < 20; i++) {
      assertThat(live.settings().description()).isEmpty();
      assertThat(live.info().version()).isEqualTo("1");
      live.dryRun(live.requestFor("x"));
    }

    assertThat(time.moment()).isEqualTo(before);
  }

  @Test
  void theNextInvocationAfterAnUpdateIsAColdStartWithTheNewCode() {
    call(function);
    function.update(
        FunctionDefinition.of(String.class, String.class, (event, context) -> "new " + event));

    Outcome<String> first = function.invoke("x");

    assertThat(returned(first).result()).isEqualTo("new x");
    assertThat(first.invocation().coldStart()).isTrue();
    assertThatThrownBy(() -> function.update(SETTINGS.withName("Other")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a function keeps its name: Echo");
  }

  @Test
  @Reproduces("refused-unknown-qualifier")
  void aVersionOrAliasThatIsGoneIsNotFound() {
    LocalFunction<String, String> one = function.publish();
    function.update(SETTINGS.withDescription("second"));
    function.deleteVersion(1);

    for (String qualifier : new String[] {"1", "live"}) {
      assertThatThrownBy(() -> function.at(qualifier))
          .isInstanceOf(RefusedException.class)
          .hasMessage("Function not found: " + ARN + ":" + qualifier);
    }
    assertThatThrownBy(() -> one.invoke("x")).hasMessage("Function not found: " + ARN + ":1");
  }

  @Test
  @Reproduces("snapshots-of-versions")
  void snapStartIsForPublishedVersions() {
    LocalFunction<String, String> snapped = invoker.deploy(
        FunctionDefinition.of(
            String.class,
            String.class,
            (event, context) ->
                context.environmentVariables().require("AWS_LAMBDA_INITIALIZATION_TYPE")),
        TEXT,
        SETTINGS.withName("Snapped").withSnapStart(true));

    assertThat(call(snapped)).isEqualTo("on-demand");
    assertThat(call(snapped.publish())).isEqualTo("snap-start");
  }

  @Test
  void anInvokerFindsVersionsAndAliasesByName() {
    function.publish();
    function.createAlias(Alias.of("live", "1"));

    assertThat(invoker.function("Echo:live").info().resourceName()).isEqualTo(ARN + ":live");
    assertThat(invoker.function(ARN + ":1").info().version()).isEqualTo("1");
    assertThat(invoker.function("Echo:live"))
        .hasToString("function Echo:live (" + function.toString().replaceFirst(".*\\(", ""));
  }
}
