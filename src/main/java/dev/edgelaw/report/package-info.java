/** Shows findings: JSON files for programs, tables for terminals, figures. */
package dev.edgelaw.report;
