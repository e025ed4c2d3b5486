/** All formats together: what they are, and which of them reads which folder of the corpus. */
@NullMarked
package dev.faas.events.kinds;

import org.jspecify.annotations.NullMarked;
