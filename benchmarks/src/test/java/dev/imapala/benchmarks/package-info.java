/** Tests of the benchmarks. */
@NullMarked
package dev.imapala.benchmarks;

import org.jspecify.annotations.NullMarked;
