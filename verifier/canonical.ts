/** JSON as RFC 8785 writes it; what was hashed must be written exactly so, and no member may stand in it twice. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}

/** What a text of canonical JSON says; null when it is not JSON, or not in that form. */
export function readCanonical(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) && canonical(value) === text ? value : null;
  } catch {
    return null;
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Members of unknown JSON, read without trust: what is not there or of another kind is empty. */
export class Facts {
  constructor(private readonly value: unknown) {}

  at(...path: string[]): Facts {
    return new Facts(path.reduce<unknown>((inner, name) => (isRecord(inner) ? inner[name] : undefined), this.value));
  }

  get text(): string {
    return typeof this.value === 'string' ? this.value : '';
  }

  get number(): number | null {
    return typeof this.value === 'number' ? this.value : null;
  }

  get list(): Facts[] {
    return Array.isArray(this.value) ? this.value.map((one: unknown) => new Facts(one)) : [];
  }

  get isThere(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  get raw(): unknown {
    return this.value;
  }
}
