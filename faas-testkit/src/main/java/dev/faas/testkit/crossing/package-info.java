/**
 * What objects of the test and isolated execution environments have in common: {@link
 * dev.faas.testkit.crossing.SharedTypes}. Of the test kit's own; not exported.
 */
@NullMarked
package dev.faas.testkit.crossing;

import org.jspecify.annotations.NullMarked;
