/** The command-line program. */
package dev.edgelaw.cli;
