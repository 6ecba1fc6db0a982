/** Tests of the benchmarks of whole clients. */
@NullMarked
package dev.imapala.benchmarks.clients;

import org.jspecify.annotations.NullMarked;
