package dev.faas.invoker.concurrency;

import java.util.concurrent.atomic.AtomicInteger;

/** The provisioned concurrency of one version or alias; itself the right to run one invocation of it. */
final class Provisioned implements Lease {

  private final AtomicInteger running = new AtomicInteger();
  private final AccountConcurrency account;
  private final int allocated;

  Provisioned(AccountConcurrency account, int allocated) {
    this.account = account;
    this.allocated = allocated;
  }

  int allocated() {
    return allocated;
  }

  int running() {
    return running.get();
  }

  boolean take() {
    return Counter.take(running, allocated);
  }

  @Override
  public boolean isProvisioned() {
    return true;
  }

  @Override
  public void giveBack() {
    running.decrementAndGet();
    account.ended();
  }
}
