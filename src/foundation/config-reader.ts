export type Env = Record<string, string | undefined>;

/** One message per mistake, so that a person can mend all of them at once. */
export class ConfigError extends Error {
  constructor(readonly mistakes: string[]) {
    super(mistakes.join('\n'));
  }
}

/** Reads an environment word by word and collects what is wrong with it. */
export class ConfigReader {
  private readonly mistakes: string[] = [];

  constructor(private readonly env: Env) {}

  mistake(message: string): void {
    this.mistakes.push(message);
  }

  finish(): void {
    if (this.mistakes.length > 0) throw new ConfigError(this.mistakes);
  }

  text(name: string, fallback: string): string {
    const value = this.env[name]?.trim();
    return value === undefined || value === '' ? fallback : value;
  }

  integer(name: string, fallback: number, range: { min: number; max: number }): number {
    const text = this.text(name, String(fallback));
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= range.min && value <= range.max) return value;
    this.mistake(`${name} is "${text}", but must be a whole number from ${range.min} to ${range.max}.`);
    return fallback;
  }

  yesNo(name: string, fallback: boolean): boolean {
    const text = this.text(name, fallback ? 'yes' : 'no').toLowerCase();
    if (['yes', 'true', '1'].includes(text)) return true;
    if (!['no', 'false', '0'].includes(text)) this.mistake(`${name} is "${text}", but must be yes or no.`);
    return false;
  }

  oneOf<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
    const text = this.text(name, fallback);
    const value = allowed.find((a) => a === text);
    if (value === undefined) this.mistake(`${name} is "${text}", but must be one of ${allowed.join(', ')}.`);
    return value ?? fallback;
  }

  url(name: string, fallback: string, protocols: string[]): string {
    const text = this.text(name, fallback);
    if (text === '') return text;
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url && protocols.includes(url.protocol)) return text;
    this.mistake(`${name} is not an address that starts with ${protocols.map((p) => `${p}//`).join(' or ')}.`);
    return fallback;
  }
}
