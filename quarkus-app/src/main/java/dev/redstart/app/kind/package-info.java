/** What a published model can be asked: {@link dev.redstart.app.kind.ModelKind}. */
@NullMarked
package dev.redstart.app.kind;

import org.jspecify.annotations.NullMarked;
