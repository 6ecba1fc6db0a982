/**
 * What can go wrong on purpose, and when: {@code server.faults().on(Moment.beforeTagged("FETCH"), Fault.close())}.
 *
 * <p>Start reading at {@link dev.imapala.testserver.fault.Faults}. May import {@code dev.imapala.protocol}.
 */
@NullMarked
package dev.imapala.testserver.fault;

import org.jspecify.annotations.NullMarked;
