/** Cells into numbers that a model can learn from; {@link dev.redstart.tabular.features.TableFeatures} is the entry point. */
@NullMarked
package dev.redstart.tabular.features;

import org.jspecify.annotations.NullMarked;
