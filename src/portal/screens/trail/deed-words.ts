import { humanise } from '../../parts/format';

/** `evidence.use-removed` as `Evidence: use removed`. */
export function deedText(deed: string): string {
  const [room = '', ...rest] = deed.split('.');
  return `${humanise(room)}: ${humanise(rest.join(' ')).toLowerCase()}`;
}

const ROLES: Readonly<Record<string, string>> = {
  second_line_approver: 'Second-line approver',
  sox_office: 'SOX office',
};

/** `compliance_officer` as `Compliance officer`. */
export function roleText(role: string): string {
  return ROLES[role] ?? humanise(role);
}

/** A value of the particulars as a line of text; what is not simple stays JSON. */
export function valueText(value: unknown): string {
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return JSON.stringify(value, null, 1);
}

/** `expiresAt` as `Expires at`. */
export function memberText(name: string): string {
  return humanise(name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase());
}
