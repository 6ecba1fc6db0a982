/**
 * Makes X.509 certificates with the JDK alone: {@link dev.imapala.testserver.internal.tls.CertificateBuilder} says what a
 * certificate contains, {@link dev.imapala.testserver.internal.tls.Der} how that is written. Imports nothing of the
 * project.
 */
@NullMarked
package dev.imapala.testserver.internal.tls;

import org.jspecify.annotations.NullMarked;
