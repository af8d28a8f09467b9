/** JSON as plain maps, lists, strings and numbers; {@link dev.redstart.common.json.Json} is the entry point. */
@NullMarked
package dev.redstart.common.json;

import org.jspecify.annotations.NullMarked;
