/**
 * Which rules of the real service are reproduced, and by which test that is shown: the source of {@code
 * docs/fidelity.md}.
 *
 * <p>The rules stand in {@code src/test/resources/dev/faas/invoker/fidelity}, a file for each section of
 * the specification. A test shows a rule when it says so:
 *
 * <pre>{@code
 * @Test
 * @Reproduces("reset-keeps-tmp")
 * void timedOutInvocationKeepsTmpButLosesStatics() {
 * }</pre>
 *
 * <p>Then the rule's status becomes {@code reproduced}, and the page is written anew:
 *
 * <pre>{@code
 * mvn -o test -pl faas-local-invoker -am -Dtest=FidelityTest \
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dfaas.write-docs=true
 * }</pre>
 *
 * <p>{@link dev.faas.invoker.fidelity.FidelityTest} fails, and says what to do, where rules, tests and page
 * do not agree.
 */
package dev.faas.invoker.fidelity;
