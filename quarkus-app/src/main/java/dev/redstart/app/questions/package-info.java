/**
 * Questions as people and programs put them, made what a model takes: {@link dev.redstart.app.questions.PictureQuestion} and {@link
 * dev.redstart.app.questions.RowQuestion}.
 */
@NullMarked
package dev.redstart.app.questions;

import org.jspecify.annotations.NullMarked;
