import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage } from 'class-validator';
import { randomUUID } from 'node:crypto';

type Class = new () => object;

interface Rule {
  property: string;
  name: string;
  constraints: unknown[];
  each: boolean;
}

/** A body that the declared shape lets through: required members only, each with the plainest value that its rules allow. */
export function plausibleBody(shape: Class): Record<string, unknown> {
  const rules = rulesOf(shape);
  const properties = [...new Set(rules.map(({ property }) => property))];
  return Object.fromEntries(
    properties.flatMap((property) => {
      const own = rules.filter((rule) => rule.property === property);
      if (own.some(({ name }) => name === 'conditionalValidation')) return [];
      return [[property, valueOf(shape, own)]];
    }),
  );
}

function rulesOf(shape: Class): Rule[] {
  return getMetadataStorage()
    .getTargetValidationMetadatas(shape, '', false, false)
    .map(({ propertyName, name, type, constraints, each }) => ({
      property: propertyName,
      name: type === 'customValidation' ? (name ?? type) : type,
      constraints: (constraints as unknown[] | undefined) ?? [],
      each,
    }));
}

function valueOf(shape: Class, rules: Rule[]): unknown {
  const first = rules[0];
  const isList = rules.some(({ name, each }) => each || name.startsWith('array') || name === 'isArray');
  if (!isList) return oneOf(shape, rules);
  const least = Number(rules.find(({ name }) => name === 'arrayMinSize')?.constraints[0] ?? 1);
  const elements = rules.filter(({ each, name }) => each || name === 'nestedValidation');
  return first ? Array.from({ length: Math.max(1, least) }, () => oneOf(shape, elements)) : [];
}

const PLAIN: Record<string, (constraint: unknown) => unknown> = {
  isUuid: () => randomUUID(),
  isIn: (allowed) => (allowed as unknown[])[0],
  isEnum: (allowed) => Object.values(allowed as object)[0] as unknown,
  min: (least) => least,
  isInt: () => 1,
  isNumber: () => 1,
  isBoolean: () => true,
  matches: (pattern) =>
    ['2026-06-30', '12-31', 'US', 'USD', 'FY2026', 'EV-BCP', '2026-01-05T10:00:00.000Z', 'a'.repeat(64), 'words'].find(
      (t) => (pattern as RegExp).test(t),
    ),
  isDateString: () => '2026-06-30',
  isIso8601: () => '2026-06-30',
  isISO8601: () => '2026-06-30T10:00:00.000Z',
  isEmail: () => 'somebody@people.example',
  isObject: () => ({}),
  minLength: (least) => 'w'.repeat(Number(least)),
  isLength: (least) => 'w'.repeat(Math.max(1, Number(least))),
  isNotEmpty: () => 'words',
  isString: () => 'words',
};

function oneOf(shape: Class, rules: Rule[]): unknown {
  const property = rules[0]?.property ?? '';
  if (rules.some(({ name }) => name === 'nestedValidation')) {
    const type = defaultMetadataStorage.findTypeMetadata(shape, property);
    return type ? plausibleBody(type.typeFunction()) : {};
  }
  for (const [name, plain] of Object.entries(PLAIN)) {
    const rule = rules.find((one) => one.name === name);
    if (rule) return plain(rule.constraints[0]);
  }
  return 'words';
}
