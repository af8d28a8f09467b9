/** What a model is and what it answers; {@link dev.redstart.common.model.Model} is the entry point. */
@NullMarked
package dev.redstart.common.model;

import org.jspecify.annotations.NullMarked;
