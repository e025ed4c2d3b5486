/** A hundred tests of one function, written in five ways, and the process that runs them. */
@NullMarked
package dev.faas.benchmarks.suites;

import org.jspecify.annotations.NullMarked;
