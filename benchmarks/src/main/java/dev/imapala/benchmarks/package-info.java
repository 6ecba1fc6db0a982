/**
 * Benchmarks of framer and parser, beside another parser on the same bytes.
 */
@NullMarked
package dev.imapala.benchmarks;

import org.jspecify.annotations.NullMarked;
