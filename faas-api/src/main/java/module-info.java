/**
 * The contract of a function: what a user writes, and what an invoker or an adapter calls.
 *
 * <p>Enter at {@link dev.faas.Handler}.
 */
module dev.faas {
  requires static org.jspecify;
  requires transitive org.slf4j;

  exports dev.faas;

  uses dev.faas.FunctionFactory;
}
