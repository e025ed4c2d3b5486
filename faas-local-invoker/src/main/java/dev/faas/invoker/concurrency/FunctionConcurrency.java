package dev.faas.invoker.concurrency;

import dev.faas.invoker.refusal.RefusedException;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The concurrency of one function: what is reserved for it, what is provisioned for its versions and aliases,
 * or else its part in what the account has unreserved. Safe for use by several threads.
 */
public final class FunctionConcurrency {

  private static final int NOT_RESERVED = -1;

  private final AccountConcurrency account;
  private final AtomicInteger onDemand = new AtomicInteger();
  private final Lease unreservedLease = new UnreservedLease();
  private final Lease reservedLease = new ReservedLease();
  private volatile int reserved = NOT_RESERVED;
  private volatile Map<String, Provisioned> provisioned = Map.of();

  FunctionConcurrency(AccountConcurrency account) {
    this.account = account;
  }

  /**
   * Asks for the right to run one invocation: of what is provisioned for the qualifier; else of what is reserved
   * and not provisioned, if anything is reserved; else of what the account has unreserved (recorded from the
   * service).
   *
   * @param qualifier the version or alias that the caller named, or null
   * @return null if it must be throttled; {@link #throttleReason} says why
   */
  public @Nullable Lease take(@Nullable String qualifier) {
    Lease lease = find(qualifier);
    if (lease != null) {
      account.begun();
    }
    return lease;
  }

  private @Nullable Lease find(@Nullable String qualifier) {
    Provisioned own = qualifier == null ? null : provisioned.get(qualifier);
    if (own != null && own.take()) {
      return own;
    }
    int limit = reserved;
    if (limit == NOT_RESERVED) {
      if (!account.take()) {
        return null;
      }
      onDemand.incrementAndGet();
      return unreservedLease;
    }
    return Counter.take(onDemand, limit - allocated()) ? reservedLease : null;
  }

  /** Why an invocation is throttled that is. */
  public ThrottleReason throttleReason() {
    return reserved == NOT_RESERVED ? ThrottleReason.ACCOUNT : ThrottleReason.RESERVED;
  }

  /** What is reserved for it, or empty. */
  public OptionalInt reserved() {
    return reserved == NOT_RESERVED ? OptionalInt.empty() : OptionalInt.of(reserved);
  }

  /** Whether nothing may run, since zero is reserved. */
  public boolean isSwitchedOff() {
    return reserved == 0;
  }

  /**
   * Reserves concurrency: the function has so much, never more, and nobody else has it.
   *
   * @param concurrency zero switches the function off
   * @throws RefusedException in the service's words if too little would stay unreserved, or if more is
   *     provisioned
   */
  public void reserve(int concurrency) {
    synchronized (account) {
      if (concurrency < 0) {
        throw RefusedException.validation("1 validation error detected: Value '" + concurrency
            + "' at 'reservedConcurrentExecutions' failed to satisfy constraint: Member must have"
            + " value greater than or equal to 0");
      }
      if (concurrency < allocated()) {
        throw RefusedException.invalidParameter(" ReservedConcurrentExecutions  " + concurrency
            + " should not be lower than function's total provisioned concurrency [" + allocated()
            + "].");
      }
      if (concurrency > account.available(this)) {
        throw RefusedException.invalidParameter(
            "Specified ReservedConcurrentExecutions for function decreases account's"
                + " UnreservedConcurrentExecution below its minimum value of ["
                + AccountConcurrency.MIN_UNRESERVED + "].");
      }
      reserved = concurrency;
      account.count();
    }
  }

  /** Nothing is reserved any more. */
  public void unreserve() {
    synchronized (account) {
      reserved = NOT_RESERVED;
      account.count();
    }
  }

  /** How much is provisioned for this version or alias. */
  public int provisioned(String qualifier) {
    Provisioned own = provisioned.get(qualifier);
    return own == null ? 0 : own.allocated();
  }

  /** How many invocations run in what is provisioned for this version or alias. */
  public int runningProvisioned(String qualifier) {
    Provisioned own = provisioned.get(qualifier);
    return own == null ? 0 : own.running();
  }

  /** How many invocations run, in all. */
  public int running() {
    int sum = onDemand.get();
    for (Provisioned each : provisioned.values()) {
      sum += each.running();
    }
    return sum;
  }

  /** How many invocations run beside those in what is provisioned. */
  public int runningOnDemand() {
    return onDemand.get();
  }

  /**
   * Provisions concurrency for a version or an alias, in place of what it had.
   *
   * @param concurrency at least one
   * @throws RefusedException in the service's words if it is more than what is reserved for the function, or
   *     more than the account has
   */
  public void provision(String qualifier, int concurrency) {
    synchronized (account) {
      if (concurrency < 1) {
        throw RefusedException.validation("1 validation error detected: Value '" + concurrency
            + "' at 'provisionedConcurrentExecutions' failed to satisfy constraint: Member must have"
            + " value greater than or equal to 1");
      }
      int total = allocated() - provisioned(qualifier) + concurrency;
      if (reserved != NOT_RESERVED && total > reserved) {
        throw RefusedException.invalidParameter("Requested Provisioned Concurrency should not be"
            + " greater than the reservedConcurrentExecution for function");
      }
      if (reserved == NOT_RESERVED && total > account.unreserved() + ownShare()) {
        throw RefusedException.invalidParameter(
            "Specified ConcurrentExecutions for function is greater than account's unreserved"
                + " concurrency [" + account.unreserved() + "].");
      }
      if (reserved == NOT_RESERVED && total > account.available(this)) {
        throw RefusedException.invalidParameter(
            "Specified ConcurrentExecutions for function decreases account's"
                + " UnreservedConcurrentExecution below its minimum value of ["
                + AccountConcurrency.MIN_UNRESERVED + "].");
      }
      Map<String, Provisioned> changed = new TreeMap<>(provisioned);
      changed.put(qualifier, new Provisioned(account, concurrency));
      provisioned = changed;
      account.count();
    }
  }

  /** Nothing is provisioned for this version or alias any more. */
  public void unprovision(String qualifier) {
    synchronized (account) {
      Map<String, Provisioned> changed = new TreeMap<>(provisioned);
      changed.remove(qualifier);
      provisioned = changed;
      account.count();
    }
  }

  private int allocated() {
    int sum = 0;
    for (Provisioned each : provisioned.values()) {
      sum += each.allocated();
    }
    return sum;
  }

  /** What nobody else in the account can have. */
  int ownShare() {
    return Math.max(reserved, allocated());
  }

  private final class UnreservedLease implements Lease {
    @Override
    public boolean isProvisioned() {
      return false;
    }

    @Override
    public void giveBack() {
      onDemand.decrementAndGet();
      account.giveBack();
      account.ended();
    }
  }

  private final class ReservedLease implements Lease {
    @Override
    public boolean isProvisioned() {
      return false;
    }

    @Override
    public void giveBack() {
      onDemand.decrementAndGet();
      account.ended();
    }
  }
}
