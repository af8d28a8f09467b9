/** Why a row got its label: {@link dev.redstart.tabular.explain.TableShap} says what each column adds, {@link dev.redstart.tabular.explain.ReasonCodes} which of them to name. */
@NullMarked
package dev.redstart.tabular.explain;

import org.jspecify.annotations.NullMarked;
