package dev.faas.invoker.concurrency;

/** The right to run one invocation, until it is given back. */
public interface Lease {

  /** Whether it is one of an alias's or a version's provisioned concurrency. */
  boolean isProvisioned();

  /** The invocation has ended. To be called once. */
  void giveBack();
}
