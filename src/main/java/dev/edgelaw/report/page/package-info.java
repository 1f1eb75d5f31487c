/**
 * The page of all results: one file that needs no network and no scripts. Values are chosen here,
 * their looks in the template {@code report.mustache}, and everything that stands in the page is
 * escaped in one place, by {@link dev.edgelaw.report.page.HtmlPage}.
 */
package dev.edgelaw.report.page;
