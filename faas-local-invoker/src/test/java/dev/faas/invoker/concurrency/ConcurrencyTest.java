package dev.faas.invoker.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.invoker.fidelity.Reproduces;
import dev.faas.invoker.refusal.RefusedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {

  private final AccountConcurrency account = new AccountConcurrency(110);
  private final FunctionConcurrency orders = account.function();
  private final FunctionConcurrency mails = account.function();

  private static List<Lease> takeAll(FunctionConcurrency function, String qualifier) {
    List<Lease> leases = new ArrayList<>();
    for (Lease lease = function.take(qualifier); lease != null; lease = function.take(qualifier)) {
      leases.add(lease);
    }
    return leases;
  }

  @Test
  @Reproduces("account-concurrency")
  void functionsShareWhatIsNotReserved() {
    List<Lease> all = takeAll(orders, null);

    assertThat(all).hasSize(110);
    assertThat(mails.take(null)).isNull();
    assertThat(mails.throttleReason().wireName()).isEqualTo("ConcurrentInvocationLimitExceeded");
    all.get(0).giveBack();
    assertThat(mails.take(null)).isNotNull();
  }

  @Test
  void theAccountCountsWhatRunsOfAllKinds() {
    orders.reserve(2);
    orders.provision("1", 1);
    List<Lease> leases = List.of(orders.take("1"), orders.take(null), mails.take(null));

    assertThat(account.running()).isEqualTo(3);
    assertThat(account.runningUnreserved()).isEqualTo(1);
    assertThat(orders.running()).isEqualTo(2);
    leases.forEach(Lease::giveBack);
    assertThat(account.running()).isZero();
    assertThat(account.runningUnreserved()).isZero();
    assertThat(orders.running()).isZero();
  }

  @Test
  @Reproduces({"lease-order", "reserved-zero"})
  void whatIsReservedIsForOneFunctionAloneAndNeverMore() {
    orders.reserve(10);
    assertThat(takeAll(orders, null)).hasSize(10);
    assertThat(takeAll(mails, null)).hasSize(100);
    assertThat(orders.throttleReason().wireName())
        .isEqualTo("ReservedFunctionConcurrentInvocationLimitExceeded");

    mails.reserve(0);
    assertThat(mails.isSwitchedOff()).isTrue();
    assertThat(mails.take(null)).isNull();
  }

  @Test
  @Reproduces({"lease-order", "reserved-is-all-provisioned"})
  void provisionedConcurrencyIsUsedFirstAndIsPartOfWhatIsReserved() {
    orders.reserve(2);
    orders.provision("1", 2);

    assertThat(orders.take(null)).isNull();
    Lease first = orders.take("1");
    assertThat(first.isProvisioned()).isTrue();
    assertThat(orders.take("1")).isNotNull();
    assertThat(orders.take("1")).isNull();
    first.giveBack();
    assertThat(orders.runningProvisioned("1")).isEqualTo(1);
  }

  @Test
  @Reproduces("provisioned-spills-over")
  void beyondWhatIsProvisionedInvocationsSpillOver() {
    orders.provision("live", 1);

    assertThat(orders.take("live").isProvisioned()).isTrue();
    assertThat(orders.take("live").isProvisioned()).isFalse();
    assertThat(account.unreserved()).isEqualTo(109);
    orders.unprovision("live");
    assertThat(account.unreserved()).isEqualTo(110);
  }

  @Test
  @Reproduces({"unreserved-minimum", "reserved-below-provisioned", "provisioned-above-reserved"})
  void theServiceRefusesWhatDoesNotFitInItsWords() {
    assertRefused(
        () -> orders.reserve(11),
        "Specified ReservedConcurrentExecutions for function decreases account's"
            + " UnreservedConcurrentExecution below its minimum value of [100].");
    orders.provision("1", 2);
    assertRefused(
        () -> orders.reserve(1),
        " ReservedConcurrentExecutions  1 should not be lower than function's total provisioned"
            + " concurrency [2].");
    orders.reserve(3);
    assertRefused(
        () -> orders.provision("2", 2),
        "Requested Provisioned Concurrency should not be greater than the"
            + " reservedConcurrentExecution for function");
    assertRefused(
        () -> mails.provision("1", 8),
        "Specified ConcurrentExecutions for function decreases account's"
            + " UnreservedConcurrentExecution below its minimum value of [100].");
    assertRefused(
        () -> mails.provision("1", 108),
        "Specified ConcurrentExecutions for function is greater than account's unreserved"
            + " concurrency [107].");
    orders.provision("1", 3);
    orders.unprovision("1");
    orders.unreserve();
    assertThat(account.unreserved()).isEqualTo(110);
  }

  private static void assertRefused(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.code()).isEqualTo("InvalidParameterValueException"))
        .hasMessage(message);
  }

  @Test
  @Reproduces("scaling-rate")
  void aFunctionGetsAThousandEnvironmentsAtOnceAndThenAHundredASecond() {
    ScalingRate rate = new ScalingRate();
    int now = 0;
    while (rate.take(0)) {
      now++;
    }
    assertThat(now).isEqualTo(1000);
    assertThat(rate.take(9_999_999)).isFalse();
    assertThat(rate.take(10_000_000)).isTrue();
    assertThat(rate.take(10_000_000)).isFalse();

    int later = 0;
    while (rate.take(3_600_000_000_000L)) {
      later++;
    }
    assertThat(later).isEqualTo(1000);
  }
}
