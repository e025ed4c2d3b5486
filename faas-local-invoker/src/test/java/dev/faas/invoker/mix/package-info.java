/** Random mixes of everything that can happen to a function, against a model that knows only the rules. */
package dev.faas.invoker.mix;
