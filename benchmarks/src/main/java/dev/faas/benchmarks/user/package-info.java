/** Functions as their users write them: deployed from a directory of their own, never called directly. */
@NullMarked
package dev.faas.benchmarks.user;

import org.jspecify.annotations.NullMarked;
