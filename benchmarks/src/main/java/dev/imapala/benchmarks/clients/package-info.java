/**
 * Whole clients beside their peers, against one server that plays canned answers: each peer in a process of its own, the
 * peers in turn, several rounds, medians. Start with {@link dev.imapala.benchmarks.clients.Clients}, which {@code
 * benchmarks/clients} runs. Not published; may import everything.
 */
@NullMarked
package dev.imapala.benchmarks.clients;

import org.jspecify.annotations.NullMarked;
