/** The command-line program: commands, help text, exit codes. */
package dev.edgelaw.cli;
