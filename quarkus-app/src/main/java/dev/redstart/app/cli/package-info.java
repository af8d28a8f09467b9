/**
 * The command line; {@link dev.redstart.app.cli.RedstartCommand} is the entry point and lists the commands. Answers go to the standard
 * output, as a table for people or as JSON for programs; errors and progress go to the error output.
 */
@NullMarked
package dev.redstart.app.cli;

import org.jspecify.annotations.NullMarked;
