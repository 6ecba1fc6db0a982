/**
 * Keeps the documents true: their tables name tests that exist, their examples are compiled and run.
 *
 * <p>Start reading at {@link dev.imapala.interop.docs.FeatureTableTest} and {@link
 * dev.imapala.interop.docs.ExamplesInDocsTest}. This package imports the JDK and test libraries only.
 */
@NullMarked
package dev.imapala.interop.docs;

import org.jspecify.annotations.NullMarked;
