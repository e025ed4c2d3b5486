/** All logs of a service: its log groups by name. */
@NullMarked
package dev.faas.invoker.log.store;

import org.jspecify.annotations.NullMarked;
