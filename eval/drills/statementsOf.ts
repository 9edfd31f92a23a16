/** The statements of a migration; a trigger stands on one line, with those inside it. */
export function statementsOf(sql: string): string[] {
  return sql
    .split(/;[ \t]*\n/)
    .map((statement) => statement.trim())
    .filter((statement) => statement.replace(/^--.*$/gm, '').trim() !== '')
    .map((statement) => `${statement};`)
}
