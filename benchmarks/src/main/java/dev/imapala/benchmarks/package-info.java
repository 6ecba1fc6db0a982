/**
 * Benchmarks beside peers, in the same run and on the same octets. Start with {@link
 * dev.imapala.benchmarks.FetchParsing}; {@code benchmarks/run} runs them. Not published; may import everything.
 */
@NullMarked
package dev.imapala.benchmarks;

import org.jspecify.annotations.NullMarked;
