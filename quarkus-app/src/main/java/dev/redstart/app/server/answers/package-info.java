/** How models of every kind are asked: {@link dev.redstart.app.server.answers.TimedAnswers}. */
@NullMarked
package dev.redstart.app.server.answers;

import org.jspecify.annotations.NullMarked;
