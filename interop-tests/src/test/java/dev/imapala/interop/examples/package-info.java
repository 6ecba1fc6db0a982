/**
 * The examples of the documents, as tests: each stands between {@code // tag::name} and {@code // end::name}, and is shown
 * word for word in a document. {@link dev.imapala.interop.examples.ParityIT} shows what else the documents promise.
 *
 * <p>Start reading at {@link dev.imapala.interop.examples.ConnectingIT}. This package imports what users import.
 */
@NullMarked
package dev.imapala.interop.examples;

import org.jspecify.annotations.NullMarked;
