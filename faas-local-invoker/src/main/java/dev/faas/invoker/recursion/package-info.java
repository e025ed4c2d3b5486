/** Functions that call themselves, directly or through others: how the service finds and stops them. */
@NullMarked
package dev.faas.invoker.recursion;

import org.jspecify.annotations.NullMarked;
