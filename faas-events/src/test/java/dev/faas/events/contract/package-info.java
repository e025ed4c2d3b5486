/** What the tests of every platform's room have in common: real events, golden files, mutations. */
@NullMarked
package dev.faas.events.contract;

import org.jspecify.annotations.NullMarked;
