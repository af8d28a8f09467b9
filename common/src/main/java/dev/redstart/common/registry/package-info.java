/** Models by name and version in a directory; {@link dev.redstart.common.registry.ModelRegistry} is the entry point. */
@NullMarked
package dev.redstart.common.registry;

import org.jspecify.annotations.NullMarked;
