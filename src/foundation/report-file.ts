import type { FastifyReply } from 'fastify';
import { csvOf, type CsvReport } from './csv.rules';

/** Sends a report as a file named after it and its day. */
export function asFile(reply: FastifyReply, report: CsvReport): string {
  const file = `holdfast-${report.name.toLowerCase().replaceAll(' ', '-')}-${report.ranAt.slice(0, 10)}.csv`;
  void reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${file}"`);
  return csvOf(report);
}
