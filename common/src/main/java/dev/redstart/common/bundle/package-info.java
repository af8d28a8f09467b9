/**
 * Models as files: {@link dev.redstart.common.bundle.Bundle} writes and reads them, a {@link
 * dev.redstart.common.bundle.BundleFormat} says what is in them.
 */
@NullMarked
package dev.redstart.common.bundle;

import org.jspecify.annotations.NullMarked;
