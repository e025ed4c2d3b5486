package dev.faas.invoker.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.refusal.RefusedException;
import dev.faas.invoker.time.Timeline;
import java.util.random.RandomGenerator;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class VersionsTest {

  private final RandomGenerator random = Timeline.randomOf(1);
  private final Versions<String> versions = new Versions<>("arn:Orders", "first");

  private int publish() {
    return versions.publish(number -> number + " " + versions.latest());
  }

  @Test
  @Reproduces("versions-are-immutable")
  void aPublishedVersionStaysAsItIs() {
    assertThat(publish()).isEqualTo(1);
    versions.update("second");

    assertThat(versions.resolve("1", random)).isEqualTo("1 first");
    assertThat(versions.resolve(null, random)).isEqualTo("second");
    assertThat(versions.resolve("$LATEST", random)).isEqualTo("second");
  }

  @Test
  @Reproduces("versions-are-numbered")
  void numbersAreNeverUsedAgainAndNothingNewIsPublishedWithoutAChange() {
    assertThat(publish()).isEqualTo(1);
    assertThat(publish()).isEqualTo(1);
    versions.update("second");
    assertThat(publish()).isEqualTo(2);
    versions.delete(2);
    assertThat(publish()).isEqualTo(3);
    assertThat(versions.published()).containsOnlyKeys(1, 3);
  }

  @Test
  void aVersionThatAnAliasUsesIsNotDeleted() {
    publish();
    versions.create(Alias.of("live", "1"));

    assertRefused(() -> versions.delete(1), 409)
        .hasMessage("Version 1 is used by the aliases [live]: point them elsewhere first");
    assertRefused(() -> versions.delete(7), 404).hasMessage("Function not found: arn:Orders:7");
  }

  @Test
  @Reproduces("alias-weights")
  void anAliasChoosesBetweenTwoVersionsByWeightWithTheSeedsChance() {
    publish();
    versions.update("second");
    publish();
    versions.create(Alias.of("live", "1").withWeight("2", 0.25));

    StringBuilder chosen = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      chosen.append(versions.resolve("live", random).charAt(0));
    }

    assertThat(chosen.chars().filter(version -> version == '2').count()).isBetween(200L, 300L);
    versions.update(versions.alias("live").orElseThrow().withoutWeights().withVersion("2"));
    assertThat(versions.resolve("live", random)).isEqualTo("2 second");
    versions.deleteAlias("live");
    versions.deleteAlias("live");
    assertThat(versions.aliases()).isEmpty();
  }

  @Test
  @Reproduces("alias-of-latest")
  void anAliasMayPointToLatest() {
    versions.create(Alias.of("dev", "$LATEST"));

    assertThat(versions.resolve("dev", random)).isEqualTo("first");
  }

  @Test
  @Reproduces({"alias-refusals", "alias-names"})
  void theServiceRefusesBadAliasesInItsWords() {
    publish();
    versions.update("second");
    publish();
    Alias live = Alias.of("live", "1");
    versions.create(live);

    assertRefused(() -> versions.create(live), 409)
        .hasMessage("Alias already exists: arn:Orders:live");
    assertRefused(() -> versions.update(Alias.of("dev", "1")), 404)
        .hasMessage("Alias not found: arn:Orders:dev");
    assertRefused(() -> versions.resolve("dev", random), 404)
        .hasMessage("Function not found: arn:Orders:dev");
    assertRefused(() -> versions.create(Alias.of("2024", "1")), 400)
        .hasMessage("1 validation error detected: Value '2024' at 'name' failed to satisfy"
            + " constraint: Member must satisfy regular expression pattern:"
            + " (?!^[0-9]+$)([a-zA-Z0-9-_]+)");
  }

  @Test
  @Reproduces("alias-refusals")
  void theServiceRefusesBadWeightsInItsWords() {
    publish();
    versions.update("second");
    publish();
    Alias live = Alias.of("live", "1");
    versions.create(live);

    assertRefused(() -> versions.update(live.withVersion("10")), 404)
        .hasMessage("Function not found: arn:Orders:10");
    assertRefused(() -> versions.update(live.withWeight("10", 0.5)), 404)
        .hasMessage("Function not found: arn:Orders:10");
    assertRefused(() -> versions.update(live.withWeight("2", 0.5).withWeight("3", 0.5)), 400)
        .hasMessage("Number of items in AdditionalVersionWeights cannot be greater than 1");
    assertRefused(() -> versions.update(live.withWeight("1", 0.5)), 400)
        .hasMessage("Invalid function version 1. Function version 1 is already included in"
            + " routing configuration.");
    assertRefused(() -> versions.update(live.withVersion("$LATEST").withWeight("2", 0.5)), 400)
        .hasMessage("$LATEST is not supported for an alias pointing to more than 1 version");
    assertRefused(() -> versions.update(live.withWeight("2", 2)), 400)
        .hasMessage("1 validation error detected: Value '{2=2.0}' at"
            + " 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map value must"
            + " satisfy constraint: [Member must have value less than or equal to 1.0, Member must"
            + " have value greater than or equal to 0.0, Member must not be null]");
    assertRefused(() -> versions.update(live.withWeight("$LATEST", 0.5)), 400)
        .hasMessage("1 validation error detected: Value '{$LATEST=0.5}' at"
            + " 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map keys must"
            + " satisfy constraint: [Member must have length less than or equal to 1024, Member must"
            + " have length greater than or equal to 1, Member must satisfy regular expression"
            + " pattern: [0-9]+]");
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(Runnable call, int status) {
    return assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.httpStatus()).isEqualTo(status));
  }
}
