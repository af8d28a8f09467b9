/**
 * The mathematics of explanations that ask a model about parts of its input: which sets of parts to ask about ({@link
 * dev.redstart.common.explain.ShapleySets}), and what the answers say of each part ({@link dev.redstart.common.explain.LeastSquares}).
 */
@NullMarked
package dev.redstart.common.explain;

import org.jspecify.annotations.NullMarked;
