export type FieldProblem = { pointer: string; message: string };

/** RFC 9457 problem, as every refused request answers it. `code` is stable; `requestId` is in the server's log. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail?: string;
  code: string;
  errors?: FieldProblem[];
  requestId?: string;
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

export function isProblem(value: unknown): value is Problem {
  return isRecord(value) && typeof value['title'] === 'string' && typeof value['status'] === 'number';
}

/** Any thrown thing as a problem: a problem itself, an error that carries one as `problem`, or a plain error. */
export function problemOf(thrown: unknown): Problem {
  if (isProblem(thrown)) return thrown;
  if (isRecord(thrown) && isProblem(thrown['problem'])) return thrown['problem'];
  const detail = thrown instanceof Error ? thrown.message : undefined;
  if (thrown instanceof TypeError && detail !== undefined && /fetch|network|load failed/i.test(detail)) {
    return { type: 'about:blank', title: 'Holdfast cannot be reached', status: 0, code: 'offline' };
  }
  return { type: 'about:blank', title: 'This did not work', status: 0, code: 'unexpected', detail };
}

/** Two rules of one field may say the same. */
export function distinct(errors: FieldProblem[]): FieldProblem[] {
  return [...new Map(errors.map((error) => [`${error.pointer} ${error.message}`, error])).values()];
}

/** The messages for one field. `name` may be dotted: `steps.0.title` answers to the pointer `/steps/0/title`. */
export function messageFor(errors: FieldProblem[] | undefined, name: string): string | undefined {
  const pointer = name.startsWith('/') ? name : `/${name.replaceAll('.', '/')}`;
  const found = (errors ?? []).filter((error) => error.pointer.replace(/^#/, '') === pointer);
  return found.length > 0
    ? distinct(found)
        .map((error) => error.message)
        .join(' ')
    : undefined;
}
